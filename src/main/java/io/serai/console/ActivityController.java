package io.serai.console;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryState;
import io.serai.messagestore.MessageStore;

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
	 * @param show one of {@link #SHOWN}
	 * @param span {@code hour} or {@code today}
	 */
	@GetMapping("/console/activity")
	String activity(@RequestParam("flow") String flow,
			@RequestParam(name = "show", defaultValue = "delivered") String show,
			@RequestParam(name = "span", defaultValue = "today") String span, Model model) {
		if (!SHOWN.contains(show)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		model.addAttribute("flow", flow);
		model.addAttribute("show", show);
		model.addAttribute("shown", SHOWN);
		model.addAttribute("span", span);
		model.addAttribute("most", MOST);
		model.addAttribute("poll", this.systems.poll(flow).orElse(null));
		if (show.equals("waiting")) {
			model.addAttribute("received", this.store.waiting(flow, MOST));
		}
		else {
			DeliveryState state = DeliveryState.valueOf(show.toUpperCase(Locale.ROOT));
			model.addAttribute("events", this.store.events(flow, state, start(span), MOST));
		}
		return "console/activity";
	}

	@GetMapping("/console/received")
	String received(@RequestParam("kind") String kind, @RequestParam(name = "span", defaultValue = "today") String span,
			Model model) {
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
