package io.serai.console;

import java.security.Principal;
import java.util.List;

import io.serai.delivery.DeadLetters;
import io.serai.delivery.DeadLetters.Finding;
import io.serai.messagestore.MessageStore;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Acts on dead letters, after asking.
 */
@Controller
@PreAuthorize(ConsoleRights.ACT)
class DeadLetterActions {

	private static final String PATH = "/console/dead-letters/{deed:retry|discard|took-effect|send-again}";

	private final MessageStore store;

	private final DeadLetters deadLetters;

	private final Deeds deeds;

	DeadLetterActions(MessageStore store, DeadLetters deadLetters, Deeds deeds) {
		this.store = store;
		this.deadLetters = deadLetters;
		this.deeds = deeds;
	}

	@GetMapping(PATH)
	public String ask(@PathVariable("deed") String deed, @RequestParam("flow") String flow,
			@RequestParam("cause") String cause, @RequestParam(name = "message", defaultValue = "") String message,
			Model model) {
		return ask(LetterDeed.of(deed), Chosen.of(this.store, flow, cause, message), model);
	}

	@PostMapping(PATH)
	public String act(@PathVariable("deed") String path, @RequestParam("flow") String flow,
			@RequestParam("cause") String cause, @RequestParam(name = "message", defaultValue = "") String message,
			@ModelAttribute LetterForm form, Principal person, Model model, RedirectAttributes next) {
		LetterDeed deed = LetterDeed.of(path);
		Chosen chosen = Chosen.of(this.store, flow, cause, message);
		String wrong = form.wrong(deed, chosen);
		if (wrong != null || chosen.letters().isEmpty()) {
			model.addAttribute("wrong", wrong);
			return ask(deed, chosen, model);
		}
		this.deeds.note(person, deed.key() + "-dead-letters", chosen.subject(), form.why());
		int done = chosen.inBatches((ids) -> act(deed, chosen, ids, form, person.getName()));
		Notice.add(next, "notice." + deed.key(), done, flow);
		return back(chosen, next);
	}

	private int act(LetterDeed deed, Chosen chosen, List<String> ids, LetterForm form, String by) {
		return switch (deed) {
			case RETRY -> this.deadLetters.retry(chosen.flow(), ids, by);
			case DISCARD -> this.deadLetters.discard(chosen.flow(), ids, by, form.why());
			case TOOK_EFFECT ->
				this.deadLetters.settle(chosen.flow(), ids, by, new Finding(true, form.idThere(chosen), form.why()));
			case SEND_AGAIN -> this.deadLetters.settle(chosen.flow(), ids, by, new Finding(false, null, form.why()));
		};
	}

	private static String ask(LetterDeed deed, Chosen chosen, Model model) {
		model.addAttribute("deed", deed);
		model.addAttribute("chosen", chosen);
		return "console/deed";
	}

	/** The store hears of the deed a moment later; until then the row says so. */
	private static String back(Chosen chosen, RedirectAttributes next) {
		next.addFlashAttribute("inWork",
				chosen.message().isEmpty() ? chosen.flow() + " " + chosen.cause() : chosen.message());
		if (!chosen.message().isEmpty()) {
			next.addAttribute("flow", chosen.flow());
			next.addAttribute("cause", chosen.cause());
		}
		return "redirect:/console/dead-letters";
	}

}
