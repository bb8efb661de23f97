package io.serai.console;

import java.security.Principal;
import java.time.Instant;
import java.util.List;

import io.serai.system.backfill.Backfill;
import io.serai.system.backfill.BackfillRefusedException;
import io.serai.system.backfill.BackfillRequest;
import io.serai.system.backfill.Backfills;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Fetches again what a flow that polls has missed, and shows how far that has come.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class BackfillController {

	private static final int SHOWN = 10;

	private final SystemsSeen systems;

	private final ObjectProvider<Backfills> backfills;

	private final ConsoleTimes times;

	private final Deeds deeds;

	BackfillController(SystemsSeen systems, ObjectProvider<Backfills> backfills, ConsoleTimes times, Deeds deeds) {
		this.systems = systems;
		this.backfills = backfills;
		this.times = times;
		this.deeds = deeds;
	}

	@GetMapping("/console/polls/backfill")
	public String ask(@ModelAttribute BackfillInput input, Model model) {
		return show(input, null, model);
	}

	@PostMapping("/console/polls/backfill")
	public String start(@ModelAttribute BackfillInput input, Principal person, Model model, RedirectAttributes next) {
		try {
			BackfillRequest asked = input.request(this.times);
			backfills().start(asked, person.getName());
			this.deeds.note(person, asked.dryRun() ? "try-backfill" : "start-backfill", asked.flow(), told(asked));
			Notice.add(next, asked.dryRun() ? "notice.backfill-tried" : "notice.backfill-started", asked.flow());
			return back(asked.flow(), next);
		}
		catch (BackfillRefusedException ex) {
			return show(input, "backfill.refused." + ex.reason(), model);
		}
	}

	@PostMapping("/console/polls/backfill/cancel")
	public String cancel(@RequestParam("id") String id, Principal person, RedirectAttributes next) {
		Backfill found = backfills().find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		if (backfills().cancel(id, person.getName())) {
			this.deeds.note(person, "cancel-backfill", found.asked().flow(), found.cameNow() + " records came");
			Notice.add(next, "notice.backfill-cancelled", found.asked().flow());
		}
		return back(found.asked().flow(), next);
	}

	private String show(BackfillInput input, @Nullable String wrong, Model model) {
		model.addAttribute("poll",
				this.systems.poll(input.flow()).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
		model.addAttribute("input", input);
		model.addAttribute("wrong", wrong);
		model.addAttribute("takesIds", backfills().takesIds(input.flow()));
		model.addAttribute("all", backfills().latest(input.flow(), SHOWN));
		return "console/backfill";
	}

	private Backfills backfills() {
		Backfills found = this.backfills.getIfAvailable();
		if (found == null) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return found;
	}

	private static String back(String flow, RedirectAttributes next) {
		next.addAttribute("flow", flow);
		return "redirect:/console/polls/backfill";
	}

	private static String told(BackfillRequest asked) {
		List<String> ids = asked.ids();
		@Nullable Instant since = asked.since();
		String what = ids.isEmpty() ? since + " to " + asked.until()
				: "%d ids from '%s' to '%s'".formatted(ids.size(), ids.getFirst(), ids.getLast());
		return "%s, %d a second: %s".formatted(what, asked.perSecond(), asked.reason());
	}

}
