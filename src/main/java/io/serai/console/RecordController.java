package io.serai.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.messagestore.JourneyStep;
import io.serai.messagestore.MessageStore;
import io.serai.messagestore.Whereabouts;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The life of one record. Its content holds names and addresses, so it is shown only to
 * who says why, and that is kept.
 */
@Controller
class RecordController {

	private static final ObjectMapper json = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final MessageStore store;

	private final Deeds deeds;

	private final ConsoleTimes times;

	private final AskedOrders orders;

	RecordController(MessageStore store, Deeds deeds, ConsoleTimes times, AskedOrders orders) {
		this.store = store;
		this.deeds = deeds;
		this.times = times;
		this.orders = orders;
	}

	@GetMapping("/console/record")
	public String page(@RequestParam("kind") String kind, @RequestParam("source") String source,
			@RequestParam("key") String key, Model model) {
		describe(kind, source, key, model);
		return "console/record";
	}

	@GetMapping("/console/parts/record")
	public String part(@RequestParam("kind") String kind, @RequestParam("source") String source,
			@RequestParam("key") String key, Model model) {
		describe(kind, source, key, model);
		return "console/record :: live";
	}

	@PostMapping("/console/record/reveal")
	@PreAuthorize(ConsoleRights.ACT)
	public String reveal(@RequestParam("kind") String kind, @RequestParam("source") String source,
			@RequestParam("key") String key, @RequestParam("message") String message,
			@RequestParam("reason") String reason, Principal person, Model model) {
		Whereabouts record = describe(kind, source, key, model);
		if (reason.isBlank()) {
			model.addAttribute("wrong", "reason.missing");
			return "console/record";
		}
		RecordKey wanted = new RecordKey(record.kind(), source, key);
		boolean belongs = this.store.journey(wanted)
			.stream()
			.anyMatch((step) -> step instanceof JourneyStep.Accepted && step.messageId().equals(message));
		if (!belongs) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		this.deeds.note(person, "reveal-record", wanted + " " + message, reason.strip());
		model.addAttribute("revealed", this.store.body(message).map(RecordController::pretty).orElse(""));
		return "console/record";
	}

	private Whereabouts describe(String kind, String source, String key, Model model) {
		Whereabouts record = this.store.whereIs(RecordKind.of(kind).wireName(), source, key)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("record", record);
		model.addAttribute("at", this.times.now());
		model.addAttribute("canBeAskedAgain", this.orders.canBeAskedAgain(record));
		model.addAttribute("steps", this.store.journey(new RecordKey(record.kind(), source, key)));
		return record;
	}

	private static String pretty(byte[] body) {
		try {
			return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(body));
		}
		catch (IOException ex) {
			return new String(body, StandardCharsets.UTF_8);
		}
	}

}
