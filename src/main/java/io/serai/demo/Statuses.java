package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * How far each order has come: what the ERP says last is what the shop knows.
 */
final class Statuses implements Proof {

	private final SimulatedSystems systems;

	Statuses(SimulatedSystems systems) {
		this.systems = systems;
	}

	@Override
	public String name() {
		return "order status to shop";
	}

	@Override
	public List<String> flows() {
		return List.of("order-status-from-erp", "order-status-to-shop");
	}

	@Override
	public List<Expected> expected() {
		List<Expected> expected = new ArrayList<>();
		this.systems.erp()
			.salesOrders()
			.all()
			.forEach((document) -> expected.add(new Expected("order-status-to-shop", "order-statuses", "erp",
					document.path("reference").asText() + "@" + DemoOrders.SOURCE, document.path("updatedAt").asText(),
					Fate.DELIVERED)));
		return expected;
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.systems.erp()
			.salesOrders()
			.all()
			.forEach((document) -> due.put(document.path("reference").asText(), content(document, "number")));
		List<Held> held = new ArrayList<>();
		this.systems.shop()
			.state()
			.path("statuses")
			.properties()
			.forEach((told) -> held.add(new Held(told.getKey(), content(told.getValue(), "erpNumber"))));
		return Comparison.of(due, held);
	}

	/** Whoever is told twice knows the same. */
	@Override
	public int temptations() {
		return 0;
	}

	private static String content(JsonNode document, String number) {
		return document.path("status").asText() + " as " + document.path(number).asText();
	}

}
