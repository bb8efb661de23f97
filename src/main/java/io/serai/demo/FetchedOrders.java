package io.serai.demo;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Way;

/**
 * Orders that the shop has and never listed, so that no poll found them: a program
 * fetches them over the API, first on trial, then in earnest, then once more, beside some
 * that the hub knows. Each is in the ERP once, and the hub counts right.
 */
final class FetchedOrders implements Proof {

	/** The API client that may start backfills. */
	static final String CALLER = "fetcher";

	/** One that may not. */
	private static final String STRANGER = "erp";

	private static final String DOOR = "/api/v1/backfills";

	private static final String KEYS = "B-";

	private static final int KNOWN = 2;

	private static final String FORBIDDEN = "answered 403";

	private final List<PlannedOrder> missed;

	private final List<PlannedOrder> polled;

	private final SimulatedSystems systems;

	private final Clock clock;

	private final Map<String, String> told = new LinkedHashMap<>();

	private Instant begun = Instant.EPOCH;

	private String running = "";

	FetchedOrders(List<PlannedOrder> plan, SimulatedSystems systems, Clock clock) {
		this.missed = plan.stream().filter((order) -> order.way() == Way.FETCHED).toList();
		this.polled = plan.stream().filter((order) -> order.way() == Way.POLLED).toList();
		this.systems = systems;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "orders fetched again";
	}

	@Override
	public List<String> flows() {
		return List.of("api/backfills-api");
	}

	@Override
	public void begin(Sending sending) throws InterruptedException {
		this.begun = this.clock.instant().minus(Duration.ofMinutes(1));
		this.missed.forEach((order) -> this.systems.shop().putUnlisted(order.newest()));
		String answer = "";
		while (answer.isEmpty()) {
			answer = sending.hub()
				.ask("POST", DOOR, STRANGER, asked(Step.FETCH))
				.map((said) -> "answered " + said.statusCode())
				.orElse("");
		}
		this.told.put("without the right", answer);
	}

	/** One after the other, since a flow has one backfill at a time. */
	@Override
	public boolean act(Sending sending, Settling hub) throws InterruptedException {
		Optional<Step> step = next();
		if (step.isEmpty()) {
			return true;
		}
		if (isReady(step.get(), hub)) {
			goOn(step.get(), sending.hub());
		}
		return next().isEmpty();
	}

	@Override
	public List<Expected> expected() {
		return this.missed.stream().map((order) -> order.expected("order-to-erp", Fate.DELIVERED)).toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.missed.forEach((order) -> due.put(order.key(), SalesOrders.content(order.newest(), "version", "total")));
		List<Held> held = new ArrayList<>(SalesOrders.held(this.systems.erp().salesOrders(), "version", "total"));
		held.removeIf((order) -> !order.key().startsWith(KEYS));
		due.put("without the right", FORBIDDEN);
		for (Step step : Step.values()) {
			due.put(step.title(), counts(step));
		}
		this.told.forEach((what, said) -> held.add(new Held(what, said)));
		return Comparison.of(due, held);
	}

	/** What is fetched once more, and what the hub had. */
	@Override
	public int temptations() {
		return this.missed.size() + 2 * known().size();
	}

	private Optional<Step> next() {
		for (Step step : Step.values()) {
			if (!this.told.containsKey(step.title())) {
				return Optional.of(step);
			}
		}
		return Optional.empty();
	}

	private boolean isReady(Step step, Settling hub) {
		List<PlannedOrder> before = (step == Step.AGAIN) ? this.missed : this.polled;
		return before.stream().allMatch((order) -> hub.isEnded(order.expected("order-to-erp", order.fate())));
	}

	private void goOn(Step step, HubClient hub) throws InterruptedException {
		if (this.running.isEmpty()) {
			this.running = hub.ask("POST", DOOR, CALLER, asked(step))
				.filter((said) -> said.statusCode() == 202)
				.map((said) -> HubClient.json(said).path("id").asText())
				.orElse("");
		}
		if (this.running.isEmpty()) {
			return;
		}
		Optional<JsonNode> run = hub.ask("GET", DOOR + "/" + this.running, CALLER, null)
			.filter((said) -> said.statusCode() == 200)
			.map((HttpResponse<byte[]> said) -> HubClient.json(said))
			.filter((said) -> said.path("state").asText().equals("done"));
		if (run.isPresent()) {
			this.told.put(step.title(), counts(run.get()) + ((step == Step.TRIAL) ? came(hub) : ""));
			this.running = "";
		}
	}

	/** A trial brings nothing. */
	private String came(HubClient hub) throws InterruptedException {
		for (PlannedOrder order : this.missed) {
			if (hub.whereIs("orders", DemoOrders.SOURCE, order.key()).isPresent()) {
				return ", though something came";
			}
		}
		return "";
	}

	private ObjectNode asked(Step step) {
		ObjectNode asked = Json.object()
			.put("flow", "order-from-shop")
			.put("dryRun", step.isTrial())
			.put("perSecond", 1000)
			.put("reason", "the verification: " + step.title());
		if (step == Step.STRETCH) {
			return asked.put("since", this.begun.toString()).put("until", this.clock.instant().toString());
		}
		ArrayNode ids = asked.putArray("ids");
		this.missed.forEach((order) -> ids.add(order.key()));
		known().forEach((order) -> ids.add(order.key()));
		return asked;
	}

	private List<PlannedOrder> known() {
		return this.polled.subList(0, Math.min(KNOWN, this.polled.size()));
	}

	private String counts(Step step) {
		return switch (step) {
			case TRIAL, FETCH -> counts(this.missed.size(), known().size(), 0);
			case AGAIN -> counts(0, this.missed.size() + known().size(), 0);
			case STRETCH -> counts(0, this.polled.size(), 0);
		};
	}

	private static String counts(JsonNode run) {
		return counts(run.path("fresh").asInt(), run.path("known").asInt(), run.path("rejected").asInt());
	}

	private static String counts(int fresh, int known, int rejected) {
		return "%d new, %d known, %d rejected".formatted(fresh, known, rejected);
	}

	/** One backfill. */
	private enum Step {

		/** By their numbers, only counted. */
		TRIAL,

		/** By their numbers. */
		FETCH,

		/** All that was listed, only counted, while the others are on their way. */
		STRETCH,

		/** By their numbers once more. */
		AGAIN;

		String title() {
			return switch (this) {
				case TRIAL -> "backfill on trial";
				case FETCH -> "backfill in earnest";
				case AGAIN -> "backfill once more";
				case STRETCH -> "backfill of a stretch of time, on trial";
			};
		}

		boolean isTrial() {
			return this == TRIAL || this == STRETCH;
		}

	}

}
