package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Expected.Fate;
import io.serai.demo.Told.Teller;

/**
 * Makes what is proved of the systems that tell by themselves what changed.
 */
final class ToldProofs {

	private static final int FORGED = 2;

	private final SimulatedSystems systems;

	private final Clock clock;

	ToldProofs(SimulatedSystems systems, Clock clock) {
		this.systems = systems;
		this.clock = clock;
	}

	/**
	 * Returns it of orders, which lie in the shop from the beginning.
	 * @param plan who makes the orders of which only a liar tells
	 */
	Told orders(List<PlannedOrder> told, VerificationPlan plan) {
		return new Told(new Teller("orders told by shop", "order-from-shop-hook", "shop", "order.changed", "key"),
				() -> references(this.systems.crm().deals().all()), this.clock, (all, sending) -> {
					for (int i = 0; i < FORGED; i++) {
						ObjectNode forged = plan.forged(i);
						String key = forged.path("key").asText();
						this.systems.shop().putUnlisted(forged);
						all.forge(key, key, sending);
					}
					for (PlannedOrder order : told) {
						this.systems.shop().putUnlisted(order.newest());
						all.tell(order.key(), order.key(), order.expected("order-to-crm", Fate.DELIVERED), sending);
					}
				});
	}

	/** Returns it of refunds, of which the proof of refunds tells. */
	Told refunds() {
		return new Told(new Teller("refunds told by shop", "refund-from-shop-hook", "shop", "refund.changed", "key"),
				() -> references(this.systems.erp().refunds().all()), this.clock, (all, sending) -> {
				});
	}

	/** Returns it of approvals, of which the proof of approvals tells. */
	Told approvals() {
		return new Told(
				new Teller("approvals told by OA", "approval-from-oa-hook", "oa", "approval.decided", "reference"),
				() -> references(this.systems.erp().salesOrders().all()), this.clock,
				(all, sending) -> all.forge("shop/F-000000/1-CNY", "F-000000", sending));
	}

	/** What a shop of the same numbers has is not meant. */
	private static List<String> references(ArrayNode documents) {
		List<String> references = new ArrayList<>();
		for (JsonNode document : documents) {
			if (!document.path("source").asText().equals(Deals.OTHER_SHOP)) {
				references.add(document.path("reference").asText());
			}
		}
		return references;
	}

}
