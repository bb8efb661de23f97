package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Comparison.Held;

/**
 * Customers whom the shop and somebody in the CRM rename at the same time: a person
 * decides at the console, and every system then holds what was decided. The CRM takes
 * nothing from outside meanwhile, or the hub's write might come before its people's. Of
 * every other one the CRM has said nothing before but what the hub had written there.
 */
final class Disputes implements Proof {

	/** What people take in turn: what the CRM says, what is agreed, what was before. */
	private static final List<String> CHOICES = List.of("THEIRS", "OURS", "BASE");

	private final List<SharedCustomer> customers = new ArrayList<>();

	private final String password;

	private final SimulatedSystems systems;

	private final Clock clock;

	private final Map<String, String> shown = new LinkedHashMap<>();

	private final List<String> left = new ArrayList<>();

	private Stage stage = Stage.BORN;

	/**
	 * Makes it.
	 * @param password of the person who decides
	 */
	Disputes(int count, String password, SimulatedSystems systems, Clock clock) {
		for (int i = 0; i < count; i++) {
			this.customers.add(new SharedCustomer("C-DISPUTE-%d".formatted(i), SharedCustomer.Way.DISPUTED));
		}
		this.password = password;
		this.systems = systems;
		this.clock = clock;
	}

	/** Returns those who are disputed, born with the others. */
	List<SharedCustomer> customers() {
		return List.copyOf(this.customers);
	}

	@Override
	public String name() {
		return "customers decided about";
	}

	@Override
	public List<String> flows() {
		return List.of("customer-from-decisions");
	}

	@Override
	public boolean act(Sending sending, Settling hub) throws InterruptedException {
		switch (this.stage) {
			case BORN -> {
				if (areIn("customer-to-erp", hub) && areIn("customer-to-crm", hub)) {
					takeOn();
				}
			}
			case TAKEN_ON -> {
				if (areIn("customer-to-erp", hub) && areIn("customer-to-crm", hub)) {
					renameInShop(sending);
				}
			}
			case RENAMED_IN_SHOP -> {
				if (areIn("customer-to-erp", hub)) {
					renameInCrm();
				}
			}
			case RENAMED_IN_CRM -> decide(sending.hub());
			case DECIDED -> {
				return true;
			}
		}
		return false;
	}

	@Override
	public List<Expected> expected() {
		return this.customers.stream()
			.flatMap((one) -> Stream.of("crm", "erp", "shop").map((system) -> one.expected("customer-to-" + system)))
			.toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		List<Held> held = new ArrayList<>();
		for (int i = 0; i < this.customers.size(); i++) {
			String id = this.customers.get(i).taxId();
			due.put(id + " at the console", "%s / %s / %s".formatted(before(id), theirs(id), ours(id)));
			due.put(id + " in CRM", values(id).get(i % CHOICES.size()));
			due.put(id + " in ERP", values(id).get(i % CHOICES.size()));
			due.put(id + " in shop", values(id).get(i % CHOICES.size()));
		}
		this.shown.forEach((id, values) -> held.add(new Held(id + " at the console", values)));
		this.left.forEach((id) -> held.add(new Held("conflict of " + id, "still open")));
		this.systems.crm().customers().all().forEach((one) -> addHeld("CRM", one, held));
		this.systems.erp().customers().all().forEach((one) -> addHeld("ERP", one, held));
		this.systems.shop().customers().list().forEach((one) -> addHeld("shop", one, held));
		return Comparison.of(due, held);
	}

	/** One of the two names would be lost, and nobody would know. */
	@Override
	public int temptations() {
		return 0;
	}

	private void addHeld(String system, JsonNode document, List<Held> held) {
		String id = document.path("taxId").asText();
		if (this.customers.stream().anyMatch((one) -> one.taxId().equals(id))) {
			held.add(new Held("%s in %s".formatted(id, system), document.path("name").asText()));
		}
	}

	private boolean areIn(String flow, Settling hub) {
		return this.customers.stream().allMatch((customer) -> hub.isEnded(customer.expected(flow)));
	}

	/**
	 * Somebody in the CRM says who looks after some, so that the CRM has had its say. It
	 * has told of the others by the time that the hub has heard of it.
	 */
	private void takeOn() {
		for (int i = 0; i < this.customers.size(); i += 2) {
			edit(this.customers.get(i), "owner", "li.wei");
			this.customers.get(i).takeOn();
		}
		this.stage = Stage.TAKEN_ON;
	}

	private void renameInShop(Sending sending) throws InterruptedException {
		this.systems.crm().close(true);
		for (SharedCustomer customer : this.customers) {
			customer.rename(ours(customer.taxId()));
			this.systems.shop().customers().keep(customer.taxId(), customer.content());
			sending.push("customers", SharedCustomers.fromShop(customer, this.clock));
		}
		this.stage = Stage.RENAMED_IN_SHOP;
	}

	private void renameInCrm() {
		this.customers.forEach((customer) -> edit(customer, "name", theirs(customer.taxId())));
		this.stage = Stage.RENAMED_IN_CRM;
	}

	private void edit(SharedCustomer customer, String field, String value) {
		Documents there = this.systems.crm().customers();
		there.where("taxId", customer.taxId())
			.forEach((one) -> there.edit(Long.toString(one.id()), Json.object().put(field, value)));
	}

	/** Only once the page shows them all, so that the CRM need not wait twice. */
	private void decide(HubClient hub) throws InterruptedException {
		try (HubConsole console = hub.console(this.password)) {
			Map<String, HubConsole.Conflict> open = open(console);
			if (open.size() < this.customers.size()) {
				return;
			}
			for (int i = 0; i < this.customers.size(); i++) {
				SharedCustomer customer = this.customers.get(i);
				HubConsole.Conflict conflict = open.get(customer.taxId());
				if (conflict != null && console.decide(conflict, CHOICES.get(i % CHOICES.size()))) {
					this.shown.put(customer.taxId(), String.join(" / ", conflict.values()));
					customer.rename(values(customer.taxId()).get(i % CHOICES.size()));
				}
			}
			this.left.addAll(open(console).keySet());
		}
		this.systems.crm().close(false);
		this.stage = Stage.DECIDED;
	}

	private Map<String, HubConsole.Conflict> open(HubConsole console) throws InterruptedException {
		Map<String, HubConsole.Conflict> open = new LinkedHashMap<>();
		for (HubConsole.Conflict conflict : console.conflicts()) {
			if (this.customers.stream().anyMatch((one) -> one.taxId().equals(conflict.customer()))) {
				open.put(conflict.customer(), conflict);
			}
		}
		return open;
	}

	/** Returns what may be chosen, in the order of the choices. */
	private static List<String> values(String id) {
		return List.of(theirs(id), ours(id), before(id));
	}

	private static String before(String id) {
		return "客户 " + id;
	}

	private static String theirs(String id) {
		return "直客 " + id;
	}

	private static String ours(String id) {
		return "商城客户 " + id;
	}

	/** How far it has come. */
	private enum Stage {

		/** On their way to every system for the first time. */
		BORN,

		/** Somebody in the CRM looks after some. */
		TAKEN_ON,

		/** The hub and the ERP know the shop's name, the CRM does not. */
		RENAMED_IN_SHOP,

		/** The CRM has a name of its own, and the hub asks a person. */
		RENAMED_IN_CRM,

		/** The person has said which. */
		DECIDED

	}

}
