package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Orders to the CRM: each one deal there, whether it is paid or not. Another shop has
 * orders of the same numbers, which are deals of their own.
 */
final class Deals implements Proof {

	/** A shop that hands its orders in. */
	static final String OTHER_SHOP = "other-shop";

	private static final int ONE_OF = 10;

	private final List<PlannedOrder> plan;

	private final List<ObjectNode> others;

	private final SimulatedSystems systems;

	Deals(List<PlannedOrder> plan, long seed, SimulatedSystems systems, Clock clock) {
		DemoOrders orders = new DemoOrders(seed, clock);
		this.plan = plan;
		this.others = plan.stream()
			.filter((order) -> plan.indexOf(order) % ONE_OF == 0)
			.map((order) -> orders.unpaid(order.key(), 1).put("source", OTHER_SHOP))
			.toList();
		this.systems = systems;
	}

	@Override
	public String name() {
		return "orders to CRM";
	}

	@Override
	public List<String> flows() {
		return List.of("order-to-crm");
	}

	@Override
	public void begin(Sending sending) throws InterruptedException {
		for (ObjectNode order : this.others) {
			sending.push("orders", order);
		}
	}

	@Override
	public List<Expected> expected() {
		List<Expected> expected = new ArrayList<>();
		this.plan.forEach((order) -> expected.add(order.expected("order-to-crm", Fate.DELIVERED)));
		this.others.forEach((order) -> expected.add(new Expected("order-to-crm", "orders", OTHER_SHOP,
				order.path("key").asText(), order.path("version").asText(), Fate.DELIVERED)));
		return expected;
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.plan.forEach((order) -> due.put(name(order.key(), DemoOrders.SOURCE), due(order.newest())));
		this.others.forEach((order) -> due.put(name(order.path("key").asText(), OTHER_SHOP), due(order)));
		List<Held> held = new ArrayList<>();
		this.systems.crm()
			.deals()
			.all()
			.forEach((deal) -> held.add(new Held(name(deal.path("reference").asText(), deal.path("source").asText()),
					SalesOrders.content(deal, "version", "amount"))));
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return this.systems.madeUnseen("crm", "deals");
	}

	private static String due(JsonNode order) {
		return SalesOrders.content(order, "version", "total");
	}

	private static String name(String key, String source) {
		return key + " of " + source;
	}

}
