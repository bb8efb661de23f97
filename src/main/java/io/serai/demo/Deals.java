package io.serai.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serai.demo.Expected.Fate;

/**
 * Orders to the CRM: each one deal there, whether it is paid or not.
 */
final class Deals implements Proof {

	private final List<PlannedOrder> plan;

	private final SimulatedSystems systems;

	Deals(List<PlannedOrder> plan, SimulatedSystems systems) {
		this.plan = plan;
		this.systems = systems;
	}

	@Override
	public String name() {
		return "orders to CRM";
	}

	@Override
	public List<Expected> expected() {
		return this.plan.stream().map((order) -> order.expected("order-to-crm", Fate.DELIVERED)).toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.plan.forEach((order) -> due.put(order.key(), SalesOrders.content(order.newest(), "version", "total")));
		return Comparison.of(due, SalesOrders.held(this.systems.crm().deals(), "version", "amount"));
	}

	@Override
	public int temptations() {
		return this.systems.madeUnseen("crm", "deals");
	}

}
