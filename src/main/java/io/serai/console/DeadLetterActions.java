package io.serai.console;

import java.security.Principal;

import io.serai.delivery.DeadLetters;
import io.serai.messagestore.MessageStore;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Retries or discards dead letters, after asking.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class DeadLetterActions {

	private final MessageStore store;

	private final DeadLetters deadLetters;

	private final Deeds deeds;

	DeadLetterActions(MessageStore store, DeadLetters deadLetters, Deeds deeds) {
		this.store = store;
		this.deadLetters = deadLetters;
		this.deeds = deeds;
	}

	@GetMapping("/console/dead-letters/retry")
	public String askRetry(@RequestParam("flow") String flow, @RequestParam("cause") String cause,
			@RequestParam(name = "message", defaultValue = "") String message, Model model) {
		return ask(Chosen.of(this.store, flow, cause, message), "console/retry", model);
	}

	@GetMapping("/console/dead-letters/discard")
	public String askDiscard(@RequestParam("flow") String flow, @RequestParam("cause") String cause,
			@RequestParam(name = "message", defaultValue = "") String message, Model model) {
		return ask(Chosen.of(this.store, flow, cause, message), "console/discard", model);
	}

	@PostMapping("/console/dead-letters/retry")
	public String retry(@RequestParam("flow") String flow, @RequestParam("cause") String cause,
			@RequestParam(name = "message", defaultValue = "") String message,
			@RequestParam(name = "typed", defaultValue = "") String typed, Principal person, Model model,
			RedirectAttributes next) {
		Chosen chosen = Chosen.of(this.store, flow, cause, message);
		if (!chosen.confirmedBy(typed)) {
			model.addAttribute("wrong", "typed.wrong");
			return ask(chosen, "console/retry", model);
		}
		if (chosen.letters().isEmpty()) {
			return ask(chosen, "console/retry", model);
		}
		this.deeds.note(person, "retry-dead-letters", chosen.subject(), "");
		int done = chosen.inBatches((ids) -> this.deadLetters.retry(flow, ids, person.getName()));
		Notice.add(next, "notice.retried", done, flow);
		return back(chosen, next);
	}

	@PostMapping("/console/dead-letters/discard")
	public String discard(@RequestParam("flow") String flow, @RequestParam("cause") String cause,
			@RequestParam(name = "message", defaultValue = "") String message,
			@RequestParam(name = "typed", defaultValue = "") String typed, @RequestParam("reason") String reason,
			Principal person, Model model, RedirectAttributes next) {
		Chosen chosen = Chosen.of(this.store, flow, cause, message);
		if (reason.isBlank() || !chosen.confirmedBy(typed)) {
			model.addAttribute("wrong", reason.isBlank() ? "reason.missing" : "typed.wrong");
			return ask(chosen, "console/discard", model);
		}
		if (chosen.letters().isEmpty()) {
			return ask(chosen, "console/discard", model);
		}
		String why = reason.strip();
		this.deeds.note(person, "discard-dead-letters", chosen.subject(), why);
		int done = chosen.inBatches((ids) -> this.deadLetters.discard(flow, ids, person.getName(), why));
		Notice.add(next, "notice.discarded", done, flow);
		return back(chosen, next);
	}

	private static String ask(Chosen chosen, String view, Model model) {
		model.addAttribute("chosen", chosen);
		return view;
	}

	private static String back(Chosen chosen, RedirectAttributes next) {
		if (!chosen.message().isEmpty()) {
			next.addAttribute("flow", chosen.flow());
			next.addAttribute("cause", chosen.cause());
		}
		return "redirect:/console/dead-letters";
	}

}
