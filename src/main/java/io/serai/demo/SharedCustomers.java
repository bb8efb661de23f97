package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Documents.Document;
import io.serai.demo.Expected.Fate;

/**
 * Customers of a verification and the people who change them: born in the shop or in the
 * CRM, renamed in the CRM, changed in the shop, and given another phone number in the
 * CRM, where it is not theirs to say.
 */
final class SharedCustomers {

	private final List<SharedCustomer> all = new ArrayList<>();

	private final SimulatedSystems systems;

	private final Clock clock;

	/**
	 * Makes them.
	 * @param disputed those whom somebody else changes
	 */
	SharedCustomers(int count, List<SharedCustomer> disputed, SimulatedSystems systems, Clock clock) {
		this.all.addAll(disputed);
		for (int i = 0; i < count; i++) {
			this.all.add(new SharedCustomer("C-%06d".formatted(i), SharedCustomer.Way.of(i)));
		}
		this.systems = systems;
		this.clock = clock;
	}

	List<SharedCustomer> all() {
		return this.all;
	}

	void begin(Sending sending) throws InterruptedException {
		for (SharedCustomer customer : this.all) {
			if (customer.isBornInCrm()) {
				long id = this.systems.crm()
					.customers()
					.create(customer.content().put("kind", "organization").put("owner", "li.wei"))
					.id();
				customer.bornInCrm(Long.toString(id));
			}
			else {
				sending.push("customers", fromShop(customer, this.clock));
			}
		}
	}

	/** People change each customer once its first version is everywhere. */
	boolean act(Sending sending, Settling hub) throws InterruptedException {
		boolean isOver = true;
		for (SharedCustomer customer : this.all) {
			if (customer.way() == SharedCustomer.Way.DISPUTED) {
				continue;
			}
			if (!customer.isChanged() && hub.isEnded(customer.expected("customer-to-crm"))
					&& hub.isEnded(customer.expected("customer-to-erp"))) {
				change(customer, sending);
			}
			isOver &= customer.isChanged();
		}
		return isOver;
	}

	/** Returns what the CRM has no say in: where the hub has to leave it alone. */
	List<Expected> notTakenOver() {
		return this.all.stream()
			.filter((customer) -> customer.isChanged() && customer.way() == SharedCustomer.Way.PHONE_IN_CRM)
			.flatMap((customer) -> inCrm(customer).stream())
			.map((document) -> new Expected("customer-to-serai", "customers", "crm", Long.toString(document.id()),
					document.changedAt().toString(), Fate.SKIPPED))
			.toList();
	}

	private void change(SharedCustomer customer, Sending sending) throws InterruptedException {
		customer.change();
		switch (customer.way()) {
			case SHOP_ONLY, DISPUTED -> {
				// Nobody here touches it.
			}
			case CHANGED_IN_SHOP -> sending.push("customers", fromShop(customer, this.clock));
			case RENAMED_IN_CRM, PHONE_IN_CRM, BORN_IN_CRM -> inCrm(customer).ifPresent(
					(document) -> this.systems.crm().customers().edit(Long.toString(document.id()), customer.edit()));
		}
	}

	private Optional<Document> inCrm(SharedCustomer customer) {
		return this.systems.crm().customers().where("taxId", customer.taxId()).stream().findFirst();
	}

	/** Returns what the shop says of a customer now. */
	static ObjectNode fromShop(SharedCustomer customer, Clock clock) {
		return customer.content()
			.put("source", DemoOrders.SOURCE)
			.put("key", customer.taxId())
			.put("type", "organization")
			.put("version", customer.version())
			.put("updatedAt", clock.instant().toString());
	}

}
