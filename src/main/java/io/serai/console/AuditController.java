package io.serai.console;

import io.serai.access.Audit;
import io.serai.access.AuditPage;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who did what, when, to what, and why.
 */
@Controller
@PreAuthorize(ConsoleRights.ADMINISTER)
class AuditController {

	private static final int ROWS = 50;

	private static final int LAST_PAGE = 100_000;

	private static final int LONGEST = 200;

	private final Audit audit;

	AuditController(Audit audit) {
		this.audit = audit;
	}

	@GetMapping("/console/audit")
	public String list(@RequestParam(name = "about", defaultValue = "") String about,
			@RequestParam(name = "page", defaultValue = "0") int page, Model model) {
		String asked = about.strip();
		int shown = Math.clamp(page, 0, LAST_PAGE);
		AuditPage deeds = this.audit.page(asked.substring(0, Math.min(asked.length(), LONGEST)), shown, ROWS);
		model.addAttribute("about", asked);
		model.addAttribute("number", shown);
		model.addAttribute("deeds", deeds.entries());
		model.addAttribute("more", deeds.more());
		return "console/audit";
	}

}
