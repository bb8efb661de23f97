package io.serai.demo;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proves the hub without a person: sets every flow going while the systems around it
 * misbehave, waits until each record has come to its end and compares what every system
 * holds with what it has to hold.
 */
final class Verification {

	private static final int ORDERS_PER_CUSTOMER = 25;

	/** Few, since a backfill rests for seconds whenever the shop misbehaves. */
	private static final int ORDERS_PER_MISSED = 100;

	private static final int ORDERS_PER_ARTICLE = 10;

	/** Two of each choice. */
	private static final int DISPUTES = 6;

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

	/** Returns one for each row of the report. */
	List<Proof> proofs() {
		int orders = this.settings.orders();
		VerificationPlan planning = new VerificationPlan(this.settings.seed(), this.clock);
		List<PlannedOrder> told = planning.told(orders / ORDERS_PER_CUSTOMER);
		int few = orders / ORDERS_PER_CUSTOMER;
		List<PlannedOrder> plan = Stream
			.of(planning.plan(orders), told, planning.filed(few), planning.missed(orders / ORDERS_PER_MISSED))
			.flatMap(List::stream)
			.toList();
		StockLevels levels = new StockLevels(orders / ORDERS_PER_ARTICLE, this.settings.buffer(), this.systems);
		SoldArticles sold = new SoldArticles(plan, this.settings.lowBelow(), levels, this.systems);
		LowStockNotices low = new LowStockNotices(levels, this.settings.lowBelow(), sold, this.systems);
		ToldProofs tellers = new ToldProofs(this.systems, this.clock);
		return Stream
			.<List<? extends Proof>>of(proofs(plan, levels, low, tellers),
					List.of(sold, new StoreFileOrders(plan, this.systems, this.clock), tellers.orders(told, planning),
							new FetchedOrders(plan, this.systems, this.clock), new ToldWhereabouts(plan, this.systems),
							new ErpRefunds(few, this.systems)),
					alerts(plan, low))
			.<Proof>flatMap(List::stream)
			.toList();
	}

	private List<Alerts> alerts(List<PlannedOrder> plan, LowStockNotices low) {
		Alerts.Due due = Alerts.Due.of(plan, low);
		return Stream
			.of(AlertReceiver.oa(this.systems), AlertReceiver.webhook(this.systems), AlertReceiver.mail(this.systems))
			.map((receiver) -> new Alerts(receiver, due, this.systems))
			.toList();
	}

	private List<Proof> proofs(List<PlannedOrder> plan, StockLevels levels, LowStockNotices low, ToldProofs tellers) {
		int orders = this.settings.orders();
		Told refunds = tellers.refunds();
		Told approvals = tellers.approvals();
		Shipments shipments = new Shipments(plan, this.systems, this.clock);
		Disputes disputes = new Disputes(DISPUTES, this.settings.password(), this.systems, this.clock);
		SharedCustomers customers = new SharedCustomers(orders / ORDERS_PER_CUSTOMER, disputes.customers(),
				this.systems, this.clock);
		return List.of(levels, new WebsiteStock(levels, orders / ORDERS_PER_CUSTOMER, this.systems), low,
				new Customers("crm", customers, this.systems), new Customers("erp", customers, this.systems), disputes,
				new CustomerRounds(orders / ORDERS_PER_CUSTOMER, this.systems, this.clock),
				new Refunds(orders / ORDERS_PER_CUSTOMER, this.systems, this.clock, refunds), refunds,
				new SalesOrders(plan, this.systems), new Approvals(plan, this.systems, approvals), approvals,
				new Deals(plan, this.settings.seed(), this.systems, this.clock), new Statuses(this.systems), shipments,
				new WechatShipments(shipments, this.systems),
				new WechatPayments(orders / ORDERS_PER_CUSTOMER, this.settings.password(), this.systems));
	}

}
