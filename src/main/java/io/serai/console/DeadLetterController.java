package io.serai.console;

import io.serai.messagestore.DeadLetterFilter;
import io.serai.messagestore.MessageStore;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The open dead letters: by cause, and the records of one cause.
 */
@Controller
class DeadLetterController {

	private static final int ROWS = 50;

	private final MessageStore store;

	private final ConsoleTimes times;

	DeadLetterController(MessageStore store, ConsoleTimes times) {
		this.store = store;
		this.times = times;
	}

	@GetMapping("/console/dead-letters")
	String page(@RequestParam(name = "flow", required = false) @Nullable String flow,
			@RequestParam(name = "cause", required = false) @Nullable String cause,
			@RequestParam(name = "page", defaultValue = "0") int page, Model model) {
		if (cause == null) {
			groups(flow, model);
			return "console/dead-letters";
		}
		model.addAttribute("flow", flow);
		model.addAttribute("cause", cause);
		model.addAttribute("letters", this.store.deadLetters(new DeadLetterFilter(flow, cause), page, ROWS));
		return "console/dead-letter-list";
	}

	@GetMapping("/console/parts/dead-letters")
	String part(@RequestParam(name = "flow", required = false) @Nullable String flow, Model model) {
		groups(flow, model);
		return "console/dead-letters :: live";
	}

	private void groups(@Nullable String flow, Model model) {
		model.addAttribute("flow", flow);
		model.addAttribute("at", this.times.now());
		model.addAttribute("groups",
				this.store.causes().stream().filter((group) -> flow == null || group.flow().equals(flow)).toList());
	}

}
