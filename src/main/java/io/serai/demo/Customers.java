package io.serai.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Comparison.Held;

/**
 * Customers in one system: each once, with what its owner says of each field, and left
 * alone once nobody changes it.
 */
final class Customers implements Proof {

	private final String system;

	private final SharedCustomers shared;

	private final SimulatedSystems systems;

	/**
	 * Makes it.
	 * @param system {@code crm}, where people change them, or {@code erp}
	 */
	Customers(String system, SharedCustomers shared, SimulatedSystems systems) {
		this.system = system;
		this.shared = shared;
		this.systems = systems;
	}

	@Override
	public String name() {
		return isCrm() ? "customers to CRM and back" : "customers to ERP";
	}

	@Override
	public List<String> flows() {
		return isCrm() ? List.of("customer-from-crm", "customer-to-serai", "customer-to-crm")
				: List.of("customer-to-erp");
	}

	@Override
	public void begin(Sending sending) throws InterruptedException {
		if (isCrm()) {
			this.shared.begin(sending);
		}
	}

	@Override
	public boolean act(Sending sending, Settling hub) throws InterruptedException {
		return !isCrm() || this.shared.act(sending, hub);
	}

	@Override
	public List<Expected> expected() {
		List<Expected> expected = new ArrayList<>();
		this.shared.all().forEach((customer) -> expected.add(customer.expected("customer-to-" + this.system)));
		if (isCrm()) {
			expected.addAll(this.shared.notTakenOver());
		}
		return expected;
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.shared.all().forEach((customer) -> due.put(customer.taxId(), content(customer.content())));
		if (isCrm()) {
			this.shared.all()
				.stream()
				.filter((customer) -> customer.way() == SharedCustomer.Way.PHONE_IN_CRM && customer.isChanged())
				.forEach((customer) -> due.put(customer.taxId(),
						content((JsonNode) customer.content().setAll(customer.edit()))));
		}
		List<Held> held = new ArrayList<>();
		documents().all().forEach((one) -> {
			if (!CustomerRounds.isOne(one)) {
				held.add(new Held(one.path("taxId").asText(), content(one)));
			}
		});
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return this.systems.madeUnseen(this.system, "customers");
	}

	@Override
	public Map<String, Integer> writes() {
		Map<String, Integer> writes = new HashMap<>();
		documents().all()
			.forEach((one) -> writes.merge(one.path("taxId").asText(), one.path("writes").asInt(), Integer::sum));
		return writes;
	}

	private boolean isCrm() {
		return this.system.equals("crm");
	}

	private Documents documents() {
		return isCrm() ? this.systems.crm().customers() : this.systems.erp().customers();
	}

	private static String content(JsonNode customer) {
		return "%s, %s".formatted(customer.path("name").asText(), customer.at("/phones/0").asText());
	}

}
