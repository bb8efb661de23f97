package io.serai.console;

import java.security.Principal;
import java.util.List;
import java.util.Optional;

import io.serai.failure.HubException;
import io.serai.ownership.Conflict;
import io.serai.ownership.Conflicts;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What people decide about customers whom two sides have changed: what both held before,
 * what each says now. It shows who these people are, so nobody below an operator may see
 * it.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class ConflictController {

	private static final int MOST = 100;

	private static final int LONGEST_REASON = 300;

	private final Conflicts conflicts;

	private final Deeds deeds;

	ConflictController(Conflicts conflicts, Deeds deeds) {
		this.conflicts = conflicts;
		this.deeds = deeds;
	}

	@GetMapping("/console/conflicts")
	public String list(Model model) {
		return show(null, model);
	}

	/** The audit keeps which side was taken and why; what was taken is about a person. */
	@PostMapping("/console/conflicts/{id}")
	public String decide(@PathVariable("id") String id, @RequestParam("choice") Conflict.Choice choice,
			@RequestParam("reason") String reason, Principal person, Model model, RedirectAttributes next) {
		if (reason.isBlank() || reason.length() > LONGEST_REASON) {
			return show("reason.missing", model);
		}
		Optional<Conflict> conflict = this.conflicts.find(id);
		if (conflict.filter((open) -> !open.offers(choice)).isPresent()) {
			return show("conflicts.unknown.why", model);
		}
		try {
			this.conflicts.decide(id, choice, person.getName());
		}
		catch (HubException ex) {
			return show("conflicts.gone", model);
		}
		this.deeds.note(person, "decide-conflict", conflict.map(ConflictController::subject).orElse(id),
				choice + ": " + reason.strip());
		Notice.add(next, "notice.conflict." + choice);
		return "redirect:/console/conflicts";
	}

	private static String subject(Conflict conflict) {
		return "customer %s: %s, said by %s".formatted(conflict.customer(), conflict.field(), conflict.system());
	}

	private String show(@Nullable String wrong, Model model) {
		List<ConflictView> open = this.conflicts.open(MOST).stream().map(ConflictView::of).toList();
		model.addAttribute("conflicts", open);
		model.addAttribute("wrong", wrong);
		return "console/conflicts";
	}

}
