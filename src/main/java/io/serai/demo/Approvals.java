package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Decision;

/**
 * Questions to the OA, one for each order over the limit and each amount of it, and the
 * people who answer them. What their answers do is seen in the ERP.
 */
final class Approvals implements Proof {

	private final List<PlannedOrder> asked;

	private final SimulatedSystems systems;

	private final Told told;

	/**
	 * Makes it.
	 * @param told of what the OA tells and does not list
	 */
	Approvals(List<PlannedOrder> plan, SimulatedSystems systems, Told told) {
		this.asked = plan.stream().filter((order) -> order.decision() != null).toList();
		this.systems = systems;
		this.told = told;
	}

	@Override
	public String name() {
		return "approvals to OA and back";
	}

	@Override
	public List<String> flows() {
		return List.of("order-to-oa-approval", "approval-to-oa", "approval-from-oa", "approval-to-serai");
	}

	@Override
	public boolean act(Sending sending, Settling hub) throws InterruptedException {
		boolean isOver = true;
		for (PlannedOrder order : this.asked) {
			for (Map.Entry<String, Decision> question : questions(order).entrySet()) {
				isOver &= decide(order, question.getKey(), question.getValue(), sending);
			}
		}
		return isOver;
	}

	@Override
	public List<Expected> expected() {
		return this.asked.stream()
			.flatMap((order) -> questions(order).keySet().stream())
			.map((key) -> new Expected("approval-to-oa", "approvals", "serai", key, "1", Fate.DELIVERED))
			.toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.asked.forEach((order) -> questions(order).forEach((key, decision) -> due.put(key, decision.state())));
		List<Held> held = new ArrayList<>();
		this.systems.oa()
			.state()
			.path("approvals")
			.forEach((one) -> held.add(new Held(one.path("reference").asText(), one.path("state").asText())));
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return this.systems.madeUnseen("oa", "approvals");
	}

	/** Whose approval is withdrawn changes the order; the new amount is approved. */
	private boolean decide(PlannedOrder order, String key, Decision decision, Sending sending)
			throws InterruptedException {
		String state = this.systems.oa().approval(key).map((one) -> one.path("state").asText()).orElse("");
		if (state.equals("running")) {
			answer(order, key, decision, sending);
			if (decision == Decision.WITHDRAWN) {
				sending.push("orders", order.newest());
			}
		}
		return !state.isEmpty();
	}

	private void answer(PlannedOrder order, String key, Decision decision, Sending sending)
			throws InterruptedException {
		if (order.way() == PlannedOrder.Way.TOLD) {
			this.systems.oa().decideUnlisted(key, decision.state());
			this.told.tell(key, order.key(), order.expected("order-to-erp", order.fate()), sending);
		}
		else {
			this.systems.oa().decide(key, decision.state());
		}
	}

	private static Map<String, Decision> questions(PlannedOrder order) {
		Map<String, Decision> questions = new LinkedHashMap<>();
		for (ObjectNode version : order.versions()) {
			boolean isLast = version == order.versions().getLast();
			questions.put(PlannedOrder.approval(version), (isLast && order.decision() == Decision.WITHDRAWN)
					? Decision.APPROVED : Objects.requireNonNull(order.decision()));
		}
		return questions;
	}

}
