package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * What the hub tells of where an order is, to its source and to nobody else: beside the
 * state, which every row asks for, the number by which people find it in the ERP.
 */
final class ToldWhereabouts implements Proof {

	private static final int ONE_OF = 10;

	private static final String STRANGER = "erp";

	private static final String FLOW = "order-to-erp";

	private final List<PlannedOrder> asked;

	private final SimulatedSystems systems;

	private final Map<String, String> told = new LinkedHashMap<>();

	ToldWhereabouts(List<PlannedOrder> plan, SimulatedSystems systems) {
		List<PlannedOrder> there = plan.stream().filter((order) -> order.fate() == Fate.DELIVERED).toList();
		this.asked = IntStream.range(0, there.size())
			.filter((i) -> i % ONE_OF == 0)
			.mapToObj((i) -> there.get(i))
			.toList();
		this.systems = systems;
	}

	@Override
	public String name() {
		return "whereabouts told";
	}

	@Override
	public List<String> flows() {
		return List.of("api/whereabouts-api");
	}

	@Override
	public boolean act(Sending sending, Settling hub) throws InterruptedException {
		for (PlannedOrder order : this.asked) {
			if (!this.told.containsKey(order.key()) && hub.isEnded(order.expected(FLOW, order.fate()))) {
				sending.hub()
					.whereIs("orders", DemoOrders.SOURCE, order.key())
					.ifPresent((answer) -> this.told.put(order.key(), number(answer)));
				sending.hub()
					.ask("GET", "/api/v1/orders/%s/%s".formatted(DemoOrders.SOURCE, order.key()), STRANGER, null)
					.ifPresent((answer) -> this.told.put(askedBy(order), "answered " + answer.statusCode()));
			}
		}
		return this.told.size() == 2 * this.asked.size();
	}

	@Override
	public List<Expected> expected() {
		return this.asked.stream().map((order) -> order.expected(FLOW, order.fate())).toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.asked.forEach((order) -> {
			due.put(order.key(), inErp(order).orElse("nowhere"));
			due.put(askedBy(order), "answered 403");
		});
		List<Held> held = new ArrayList<>();
		this.told.forEach((what, said) -> held.add(new Held(what, said)));
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return 0;
	}

	private Optional<String> inErp(PlannedOrder order) {
		return this.systems.erp()
			.salesOrders()
			.withReference(DemoOrders.SOURCE, order.key())
			.stream()
			.map((document) -> document.number())
			.findFirst();
	}

	private static String number(JsonNode answer) {
		for (JsonNode delivery : answer.path("deliveries")) {
			if (delivery.path("flow").asText().equals(FLOW)) {
				return delivery.path("externalNumber").asText();
			}
		}
		return "";
	}

	private static String askedBy(PlannedOrder order) {
		return "%s, asked for by %s".formatted(order.key(), STRANGER);
	}

}
