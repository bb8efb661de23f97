package io.serai.console;

import java.security.Principal;
import java.util.List;
import java.util.Set;

import io.serai.access.ApiClients;
import io.serai.access.ClientAdministration;
import io.serai.access.ClientSecrets;
import io.serai.access.RefusedException;

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
 * Who may call the REST API, and with which secrets.
 */
@Controller
@PreAuthorize(ConsoleRights.ADMINISTER)
class ClientController {

	private static final String LIST = "/console/clients";

	private final ApiClients clients;

	private final ClientAdministration administration;

	ClientController(ApiClients clients, ClientAdministration administration) {
		this.clients = clients;
		this.administration = administration;
	}

	@GetMapping(LIST)
	public String list(Model model) {
		return list(new ClientForm("", "", Set.of(), "50"), model);
	}

	@PostMapping(LIST)
	public String create(@RequestParam("name") String name, @RequestParam("source") String source,
			@RequestParam(name = "kinds", defaultValue = "") Set<String> kinds,
			@RequestParam("perSecond") String perSecond, Principal person, Model model) {
		ClientForm form = new ClientForm(name.strip(), source.strip(), kinds, perSecond.strip());
		try {
			ClientSecrets secrets = this.administration.create(form.name(), form.source(), form.known(), form.rate(),
					person.getName());
			return tell("clients.created", form.name(), List.of(key(secrets.key()), signing(secrets.signingSecret())),
					model);
		}
		catch (RefusedException ex) {
			model.addAttribute("wrong", "refused." + ex.reason());
			return list(form, model);
		}
	}

	@GetMapping("/console/clients/one")
	public String one(@RequestParam("name") String name, Model model) {
		model.addAttribute("client",
				this.clients.find(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		model.addAttribute("inSettings", this.administration.hasKeyInSettings(name));
		return "console/client";
	}

	@PostMapping("/console/clients/key")
	public String newKey(@RequestParam("name") String name, Principal person, Model model) {
		try {
			return tell("clients.key.renewed", name, List.of(key(this.administration.newKey(name, person.getName()))),
					model);
		}
		catch (RefusedException ex) {
			return refused(ex, name, model);
		}
	}

	@PostMapping("/console/clients/secret")
	public String newSigningSecret(@RequestParam("name") String name, Principal person, Model model) {
		try {
			String secret = this.administration.newSigningSecret(name, person.getName());
			return tell("clients.secret.renewed", name, List.of(signing(secret)), model);
		}
		catch (RefusedException ex) {
			return refused(ex, name, model);
		}
	}

	@PostMapping("/console/clients/enabled")
	public String enable(@RequestParam("name") String name, @RequestParam("enabled") boolean enabled, Principal person,
			Model model, RedirectAttributes next) {
		try {
			this.administration.enable(name, enabled, person.getName());
		}
		catch (RefusedException ex) {
			return refused(ex, name, model);
		}
		Notice.add(next, enabled ? "notice.client-enabled" : "notice.client-disabled", name);
		return "redirect:" + LIST;
	}

	private String list(ClientForm form, Model model) {
		model.addAttribute("clients", this.clients.all());
		model.addAttribute("kinds", ClientForm.offered());
		model.addAttribute("form", form);
		return "console/clients";
	}

	private String refused(RefusedException ex, String name, Model model) {
		model.addAttribute("wrong", "refused." + ex.reason());
		return one(name, model);
	}

	private static ToldOnce.Secret key(String key) {
		return new ToldOnce.Secret("clients.key", key, "clients.key.use");
	}

	private static ToldOnce.Secret signing(String secret) {
		return new ToldOnce.Secret("clients.secret", secret, "clients.secret.use");
	}

	private static String tell(String title, String name, List<ToldOnce.Secret> secrets, Model model) {
		return ToldOnce.show(new ToldOnce(title, name, secrets, LIST), model);
	}

}
