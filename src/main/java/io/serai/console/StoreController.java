package io.serai.console;

import java.security.Principal;

import io.serai.store.StoreGaps;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The files of offline stores: those that are missing, and those that came.
 */
@Controller
class StoreController {

	private final StoreGaps gaps;

	private final Deeds deeds;

	StoreController(StoreGaps gaps, Deeds deeds) {
		this.gaps = gaps;
		this.deeds = deeds;
	}

	@GetMapping("/console/stores")
	public String list(Model model) {
		model.addAttribute("gaps", this.gaps.open());
		model.addAttribute("files", this.gaps.latest());
		return "console/stores";
	}

	@PostMapping("/console/stores/accept")
	@PreAuthorize(ConsoleRights.ACT)
	public String accept(@RequestParam("store") String store, @RequestParam("first") long first,
			@RequestParam("last") long last, @RequestParam("reason") String reason, Principal person, Model model,
			RedirectAttributes next) {
		if (reason.isBlank()) {
			model.addAttribute("wrong", "reason.missing");
			return list(model);
		}
		int accepted = this.gaps.accept(store, first, last, person.getName(), reason.strip());
		this.deeds.note(person, "accept-gap", store, "%d-%d %s".formatted(first, last, reason.strip()));
		Notice.add(next, "notice.gap-accepted", store, accepted);
		return "redirect:/console/stores";
	}

}
