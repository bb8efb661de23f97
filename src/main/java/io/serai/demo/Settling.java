package io.serai.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Waits until every order has come to its end in the hub, by asking the hub.
 */
final class Settling {

	private static final List<String> ENDS = List.of("delivered", "skipped", "dead", "discarded");

	private final HubClient hub;

	private final Clock clock;

	Settling(HubClient hub, Clock clock) {
		this.hub = hub;
		this.clock = clock;
	}

	/**
	 * Asks until all have ended or the time is up.
	 * @return what the hub says of each order, by key; of those that have not ended the
	 * last that it said
	 */
	Map<String, Standing> await(List<Expected> orders, Duration most) throws InterruptedException {
		Instant end = this.clock.instant().plus(most);
		Map<String, Standing> standings = new LinkedHashMap<>();
		orders.forEach((order) -> standings.put(order.key(), Standing.UNKNOWN));
		Map<String, Expected> open = new LinkedHashMap<>();
		orders.forEach((order) -> open.put(order.key(), order));
		while (!open.isEmpty() && this.clock.instant().isBefore(end)) {
			for (Iterator<Expected> rest = open.values().iterator(); rest.hasNext();) {
				Expected order = rest.next();
				Standing standing = standing(order);
				standings.put(order.key(), standing);
				if (standing.isEnd()) {
					rest.remove();
				}
			}
			Pause.millis(open.isEmpty() ? 0 : 500);
		}
		return standings;
	}

	private Standing standing(Expected order) throws InterruptedException {
		return this.hub.whereIs(DemoOrders.SOURCE, order.key())
			.flatMap(Settling::toErp)
			.map((delivery) -> new Standing(delivery.path("version").asText(),
					delivery.path("state").asText().toLowerCase(Locale.ROOT), delivery.path("attempt").asInt(),
					delivery.path("what").asText()))
			.filter((standing) -> standing.version().equals(order.version()))
			.orElse(Standing.UNKNOWN);
	}

	private static Optional<JsonNode> toErp(JsonNode answer) {
		for (JsonNode delivery : answer.path("deliveries")) {
			if (delivery.path("flow").asText().equals("order-to-erp")) {
				return Optional.of(delivery);
			}
		}
		return Optional.empty();
	}

	/**
	 * Where the newest version of one order stands on its way to the ERP.
	 *
	 * @param version it
	 * @param state as the hub names it, e.g. {@code retrying}
	 * @param attempts failed so far
	 * @param what the hub says about it, empty if nothing
	 */
	record Standing(String version, String state, int attempts, String what) {

		static final Standing UNKNOWN = new Standing("", "unknown", 0, "");

		boolean isEnd() {
			return ENDS.contains(this.state);
		}

	}

}
