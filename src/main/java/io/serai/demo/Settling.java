package io.serai.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Waits until everything has come to its end in the hub, by asking the hub, and lets
 * people do meanwhile what it is their turn to do.
 */
final class Settling {

	private static final List<String> ENDS = List.of("delivered", "skipped", "dead", "discarded");

	private final HubClient hub;

	private final Clock clock;

	private final Map<Expected, Standing> standings = new HashMap<>();

	Settling(HubClient hub, Clock clock) {
		this.hub = hub;
		this.clock = clock;
	}

	/**
	 * Asks until all have ended and people have nothing left to do, or the time is up.
	 */
	void await(List<? extends Proof> proofs, Sending sending, Duration most) throws InterruptedException {
		Instant end = this.clock.instant().plus(most);
		boolean isOver = false;
		while (!isOver && this.clock.instant().isBefore(end)) {
			isOver = true;
			for (Proof proof : proofs) {
				isOver &= proof.act(sending, this);
			}
			ask(expected(proofs));
			// Asked anew: what has just ended may have set something else going.
			isOver &= expected(proofs).stream().allMatch(this::isEnded);
			Pause.millis(isOver ? 0 : 500);
		}
	}

	/**
	 * Returns what the hub said last of one delivery.
	 */
	Standing standing(Expected expected) {
		return this.standings.getOrDefault(expected, Standing.UNKNOWN);
	}

	/**
	 * Tells whether one delivery is where it has to end.
	 */
	boolean isEnded(Expected expected) {
		return standing(expected).isEnd();
	}

	private static List<Expected> expected(List<? extends Proof> proofs) {
		return proofs.stream().flatMap((proof) -> proof.expected().stream()).toList();
	}

	private void ask(List<Expected> all) throws InterruptedException {
		Map<String, List<Expected>> open = all.stream()
			.filter((expected) -> !isEnded(expected))
			.collect(Collectors.groupingBy(Expected::record));
		for (List<Expected> ofOne : open.values()) {
			Expected any = ofOne.getFirst();
			this.hub.whereIs(any.kind(), any.source(), any.key())
				.ifPresent((answer) -> ofOne.forEach((expected) -> this.standings.put(expected, of(expected, answer))));
		}
	}

	private static Standing of(Expected expected, JsonNode answer) {
		for (JsonNode delivery : answer.path("deliveries")) {
			if (delivery.path("flow").asText().equals(expected.flow())
					&& delivery.path("version").asText().equals(expected.version())) {
				return new Standing(delivery.path("state").asText().toLowerCase(Locale.ROOT),
						delivery.path("attempt").asInt(), delivery.path("what").asText());
			}
		}
		return Standing.UNKNOWN;
	}

	/**
	 * Where one version of one record stands in one flow.
	 *
	 * @param state as the hub names it, e.g. {@code retrying}
	 * @param attempts failed so far
	 * @param what the hub says about it, empty if nothing
	 */
	record Standing(String state, int attempts, String what) {

		static final Standing UNKNOWN = new Standing("unknown", 0, "");

		boolean isEnd() {
			return ENDS.contains(this.state);
		}

	}

}
