package io.serai.console;

import java.security.Principal;

import io.serai.alert.Alerts;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What people are told of outside the console, and who has taken note.
 */
@Controller
class AlertController {

	private static final int LONGEST_NOTE = 300;

	private final Alerts alerts;

	private final Deeds deeds;

	AlertController(Alerts alerts, Deeds deeds) {
		this.alerts = alerts;
		this.deeds = deeds;
	}

	@GetMapping("/console/alerts")
	public String list(Model model) {
		model.addAttribute("alerts", this.alerts.open());
		return "console/alerts";
	}

	@PostMapping("/console/alerts")
	@PreAuthorize(ConsoleRights.ACT)
	public String note(@RequestParam("key") String key, @RequestParam("note") String note, Principal person,
			Model model, RedirectAttributes next) {
		String said = note.strip();
		if (said.isEmpty() || said.length() > LONGEST_NOTE) {
			model.addAttribute("wrong", "reason.missing");
			return list(model);
		}
		if (!this.alerts.note(key, person.getName(), said)) {
			Notice.add(next, "notice.alert.over");
			return "redirect:/console/alerts";
		}
		this.deeds.note(person, "take-note-of-alert", key, said);
		Notice.add(next, "notice.alert.noted");
		return "redirect:/console/alerts";
	}

}
