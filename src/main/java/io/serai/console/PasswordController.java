package io.serai.console;

import java.util.Optional;

import io.serai.access.NewPassword;
import io.serai.access.OwnPassword;
import io.serai.access.PasswordFault;
import io.serai.access.Users;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Everybody's own password.
 */
@Controller
class PasswordController {

	private final OwnPassword own;

	PasswordController(OwnPassword own) {
		this.own = own;
	}

	@GetMapping("/console/password")
	String page(Model model) {
		model.addAttribute("shortest", Users.SHORTEST_PASSWORD);
		return "console/password";
	}

	@PostMapping("/console/password")
	String change(@RequestParam("current") String current, @RequestParam("wanted") String wanted,
			@RequestParam("again") String again, HttpServletRequest request, HttpServletResponse response, Model model,
			RedirectAttributes next) {
		Optional<PasswordFault> fault = this.own.change(new NewPassword(current, wanted, again), request, response);
		if (fault.isPresent()) {
			model.addAttribute("wrong", "password." + fault.get());
			return page(model);
		}
		Notice.add(next, "notice.password-changed");
		return "redirect:/console";
	}

}
