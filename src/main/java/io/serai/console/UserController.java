package io.serai.console;

import java.security.Principal;
import java.util.List;

import io.serai.access.RefusedException;
import io.serai.access.Role;
import io.serai.access.UserAdministration;
import io.serai.access.Users;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Who may sign in, and as what.
 */
@Controller
@PreAuthorize(ConsoleRights.ADMINISTER)
class UserController {

	private final Users users;

	private final UserAdministration administration;

	UserController(Users users, UserAdministration administration) {
		this.users = users;
		this.administration = administration;
	}

	@GetMapping("/console/users")
	public String list(Model model) {
		return list("", Role.VIEWER, model);
	}

	@PostMapping("/console/users")
	public String create(@RequestParam("name") String name, @RequestParam("role") Role role, Principal person,
			Model model) {
		try {
			String password = this.administration.create(name.strip(), role, person.getName());
			return tell("users.created", name.strip(), password, model);
		}
		catch (RefusedException ex) {
			model.addAttribute("wrong", "refused." + ex.reason());
			return list(name, role, model);
		}
	}

	@GetMapping("/console/users/one")
	public String one(@RequestParam("name") String name, Model model) {
		model.addAttribute("user",
				this.users.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		model.addAttribute("roles", Role.values());
		return "console/user";
	}

	@PostMapping("/console/users/role")
	public String changeRole(@RequestParam("name") String name, @RequestParam("role") Role role, Principal person,
			Model model, RedirectAttributes next) {
		try {
			this.administration.changeRole(name, role, person.getName());
		}
		catch (RefusedException ex) {
			return refused(ex, name, model);
		}
		Notice.add(next, "notice.user-changed", name);
		return "redirect:/console/users";
	}

	@PostMapping("/console/users/enabled")
	public String enable(@RequestParam("name") String name, @RequestParam("enabled") boolean enabled, Principal person,
			Model model, RedirectAttributes next) {
		try {
			this.administration.enable(name, enabled, person.getName());
		}
		catch (RefusedException ex) {
			return refused(ex, name, model);
		}
		Notice.add(next, enabled ? "notice.user-enabled" : "notice.user-disabled", name);
		return "redirect:/console/users";
	}

	@PostMapping("/console/users/password")
	public String newPassword(@RequestParam("name") String name, Principal person, Model model) {
		try {
			return tell("users.renewed", name, this.administration.newPassword(name, person.getName()), model);
		}
		catch (RefusedException ex) {
			return refused(ex, name, model);
		}
	}

	private String list(String name, Role role, Model model) {
		model.addAttribute("users", this.users.all());
		model.addAttribute("roles", Role.values());
		model.addAttribute("name", name);
		model.addAttribute("role", role);
		return "console/users";
	}

	private String refused(RefusedException ex, String name, Model model) {
		model.addAttribute("wrong", "refused." + ex.reason());
		return one(name, model);
	}

	private static String tell(String title, String name, String password, Model model) {
		return ToldOnce.show(new ToldOnce(title, name,
				List.of(new ToldOnce.Secret("users.password", password, "users.password.use")), "/console/users"),
				model);
	}

}
