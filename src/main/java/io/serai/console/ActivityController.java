package io.serai.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryState;
import io.serai.messagestore.MessageStore;
import io.serai.system.poll.PollStatus;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The lists behind the overview's figures: what a flow did, what waits for it, what came
 * in.
 */
@Controller
class ActivityController {

	private static final int MOST = 200;

	private static final List<String> SHOWN = List.of("delivered", "skipped", "retrying", "waiting");

	/** Of a flow that polls: it delivers nothing itself. */
	private static final List<String> SHOWN_OF_POLL = List.of("fetched", "skipped");

	private final MessageStore store;

	private final SystemsSeen systems;

	private final ConsoleTimes times;

	ActivityController(MessageStore store, SystemsSeen systems, ConsoleTimes times) {
		this.store = store;
		this.systems = systems;
		this.times = times;
	}

	/**
	 * Shows what a flow did.
	 * @param show one of {@link #SHOWN}; of a flow that polls one of
	 * {@link #SHOWN_OF_POLL}
	 * @param span {@code hour} or {@code today}
	 */
	@GetMapping("/console/activity")
	String activity(@RequestParam("flow") String flow, @RequestParam(name = "show", defaultValue = "") String show,
			@RequestParam(name = "span", defaultValue = "today") String span, Model model) {
		PollStatus poll = this.systems.poll(flow).orElse(null);
		List<String> shown = (poll != null) ? SHOWN_OF_POLL : SHOWN;
		String chosen = show.isEmpty() ? shown.getFirst() : show;
		if (!shown.contains(chosen)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		model.addAttribute("flow", flow);
		model.addAttribute("show", chosen);
		model.addAttribute("shown", shown);
		model.addAttribute("span", span);
		model.addAttribute("most", MOST);
		model.addAttribute("poll", poll);
		model.addAttribute("nothingNew", poll != null && PollRow.isNothingNew(poll));
		switch (chosen) {
			case "waiting" -> model.addAttribute("received", this.store.waiting(flow, MOST));
			case "fetched" -> model.addAttribute("received", this.store.fetched(flow, start(span), MOST));
			default -> model.addAttribute("events",
					this.store.events(flow, DeliveryState.valueOf(chosen.toUpperCase(Locale.ROOT)), start(span), MOST));
		}
		return "console/activity";
	}

	@GetMapping("/console/received")
	String received(@RequestParam(name = "kind", defaultValue = "order") String kind,
			@RequestParam(name = "span", defaultValue = "today") String span, Model model) {
		RecordKind wanted = RecordKind.of(kind);
		model.addAttribute("kind", wanted.wireName());
		model.addAttribute("kinds", RecordKind.values());
		model.addAttribute("span", span);
		model.addAttribute("most", MOST);
		model.addAttribute("received", this.store.received(wanted, start(span), MOST));
		return "console/received";
	}

	private Instant start(String span) {
		return span.equals("hour") ? this.times.now().minus(Duration.ofHours(1)) : this.times.today();
	}

}
