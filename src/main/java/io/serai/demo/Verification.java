package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serai.demo.Expected.Fate;
import io.serai.demo.Settling.Standing;

/**
 * Proves the hub without a person: sends orders to it while the systems behind it
 * misbehave, waits until each has come to its end and compares what the ERP holds with
 * what was sent.
 */
final class Verification {

	private static final int SENDERS = 4;

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
		List<PlannedOrder> plan = new VerificationPlan(this.settings.seed(), this.clock).plan(this.settings.orders());
		List<Expected> orders = plan.stream().map(PlannedOrder::expected).toList();
		Sending sending = new Sending(hub, this.systems.shop());
		sending.send(plan, SENDERS);
		Map<String, Standing> standings = new Settling(hub, this.clock).await(orders, this.settings.settle());
		this.settings.sabotage().upon(this.systems.erp().salesOrders());
		return new VerificationReport(plan, standings, sending,
				Comparison.of(orders, this.systems.erp().salesOrders().all()), accountDifferences(orders, standings),
				this.systems.misbehaviours(), this.systems.unseenWrites());
	}

	/**
	 * Returns where the hub's own account of an order differs from what has to become of
	 * it.
	 */
	private static List<String> accountDifferences(List<Expected> orders, Map<String, Standing> standings) {
		List<String> differences = new ArrayList<>();
		for (Expected order : orders) {
			Standing standing = standings.getOrDefault(order.key(), Standing.UNKNOWN);
			Fate fate = order.fate();
			if (!standing.state().equalsIgnoreCase(fate.name())) {
				differences.add("%s version %s: %s instead of %s after %d attempts %s".formatted(order.key(),
						order.version(), standing.state(), fate, standing.attempts(), standing.what()));
			}
		}
		return differences;
	}

}
