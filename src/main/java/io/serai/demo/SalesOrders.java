package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Way;

/**
 * Orders to the ERP: each one document there, in its newest version, to the cent; those
 * that are not its business not at all.
 */
final class SalesOrders implements Proof {

	private static final int SENDERS = 4;

	private final List<PlannedOrder> plan;

	private final SimulatedSystems systems;

	private int handedInTwice;

	SalesOrders(List<PlannedOrder> plan, SimulatedSystems systems) {
		this.plan = plan;
		this.systems = systems;
	}

	@Override
	public String name() {
		return "orders to ERP";
	}

	@Override
	public List<String> flows() {
		return List.of("api/shop-api", "order-from-shop", "order-to-erp");
	}

	@Override
	public void begin(Sending sending) throws InterruptedException {
		sending.send(this.plan, SENDERS);
		this.handedInTwice = sending.repeated() + this.plan.stream().mapToInt(SalesOrders::again).sum();
	}

	@Override
	public List<Expected> expected() {
		return this.plan.stream().map((order) -> order.expected("order-to-erp", order.fate())).toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.plan.stream()
			.filter((order) -> order.fate() == Fate.DELIVERED)
			.forEach((order) -> due.put(order.key(), content(order.newest(), "version", "total")));
		return Comparison.of(due, held(this.systems.erp().salesOrders(), "version", "total"));
	}

	@Override
	public int temptations() {
		return this.handedInTwice + this.systems.madeUnseen("erp", "sales-orders");
	}

	/**
	 * Returns the documents by reference.
	 * @param amount field with an amount of money
	 */
	static List<Held> held(Documents documents, String field, String amount) {
		List<Held> held = new ArrayList<>();
		documents.all()
			.forEach((document) -> held
				.add(new Held(document.path("reference").asText(), content(document, field, amount))));
		return held;
	}

	static String content(JsonNode document, String field, String amount) {
		return "%s %s over %s".formatted(field, document.path(field).asText(), Amounts.plain(document.path(amount)));
	}

	/** Versions that a shop that is not sure sends once more. */
	private static int again(PlannedOrder order) {
		long distinct = order.versions().stream().map((version) -> version.path("version").asText()).distinct().count();
		return (order.way() == Way.PUSHED) ? order.versions().size() - (int) distinct : 0;
	}

}
