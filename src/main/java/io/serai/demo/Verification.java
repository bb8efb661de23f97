package io.serai.demo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Proves the hub without a person: sets every flow going while the systems around it
 * misbehave, waits until each record has come to its end and compares what every system
 * holds with what it has to hold.
 */
final class Verification {

	private static final int ORDERS_PER_CUSTOMER = 25;

	private static final int ORDERS_PER_ARTICLE = 10;

	private final DemoSettings settings;

	private final SimulatedSystems systems;

	private final Clock clock;

	Verification(DemoSettings settings, SimulatedSystems systems, Clock clock) {
		this.settings = settings;
		this.systems = systems;
		this.clock = clock;
	}

	/**
	 * Sends, waits and compares.
	 * @return what was found
	 */
	VerificationReport run(HubClient hub) throws InterruptedException {
		List<Proof> proofs = proofs();
		Sending sending = new Sending(hub, this.systems.shop());
		for (Proof proof : proofs) {
			proof.begin(sending);
		}
		Settling settling = new Settling(hub, this.clock);
		settling.await(proofs, sending, this.settings.settle());
		Map<Proof, Map<String, Integer>> writes = proofs.stream()
			.collect(Collectors.toMap((proof) -> proof, Proof::writes));
		this.settings.sabotage().upon(this.systems);
		Pause.millis(this.settings.quiet().toMillis());
		return new VerificationReport(proofs.stream()
			.map((proof) -> ProofRow.of(proof, settling, writes.getOrDefault(proof, Map.of())))
			.toList(), this.systems.misbehaviours());
	}

	private List<Proof> proofs() {
		int orders = this.settings.orders();
		List<PlannedOrder> plan = new VerificationPlan(this.settings.seed(), this.clock).plan(orders);
		StockLevels levels = new StockLevels(orders / ORDERS_PER_ARTICLE, this.settings.buffer(), this.systems);
		SharedCustomers customers = new SharedCustomers(orders / ORDERS_PER_CUSTOMER, this.systems, this.clock);
		return List.of(levels, new LowStockNotices(levels, this.settings.lowBelow(), this.systems),
				new Customers("crm", customers, this.systems), new Customers("erp", customers, this.systems),
				new Refunds(orders / ORDERS_PER_CUSTOMER, this.systems, this.clock),
				new SalesOrders(plan, this.systems), new Approvals(plan, this.systems),
				new Deals(plan, this.settings.seed(), this.systems, this.clock), new Statuses(this.systems),
				new Shipments(plan, this.systems, this.clock));
	}

}
