package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Documents.Document;
import io.serai.demo.Expected.Fate;

/**
 * Refunds that clerks make in the ERP: the shop learns of each, and once more when it is
 * paid; of those of other shops it learns nothing, and the ERP gets none of them back.
 */
final class ErpRefunds implements Proof {

	private final int count;

	private final SimulatedSystems systems;

	private final Map<Long, Fate> made = new LinkedHashMap<>();

	private boolean paid;

	ErpRefunds(int count, SimulatedSystems systems) {
		this.count = count;
		this.systems = systems;
	}

	@Override
	public String name() {
		return "refunds to shop";
	}

	@Override
	public List<String> flows() {
		return List.of("refund-from-erp", "refund-to-shop");
	}

	@Override
	public void begin(Sending sending) {
		for (int i = 0; i < 2; i++) {
			make("other-shop", "X-" + i, i, Fate.SKIPPED);
		}
		for (int i = 0; i < this.count; i++) {
			make(DemoOrders.SOURCE, "V-%06d".formatted(i), i, Fate.DELIVERED);
		}
	}

	private void make(String source, String order, int i, Fate fate) {
		this.made.put(this.systems.erp().refund(source, order, "%d.20".formatted(i + 1)).id(), fate);
	}

	/** The money of every second one goes back. */
	@Override
	public boolean act(Sending sending, Settling hub) {
		if (!this.paid && expected().stream().allMatch(hub::isEnded)) {
			this.made.keySet()
				.stream()
				.filter((id) -> id % 2 == 0)
				.forEach((id) -> this.systems.erp()
					.refunds()
					.edit(Long.toString(id), Json.object().put("state", "paid")));
			this.paid = true;
		}
		return this.paid;
	}

	@Override
	public List<Expected> expected() {
		List<Expected> expected = new ArrayList<>();
		this.made.forEach((id, fate) -> {
			expected.add(expected("refund-to-shop", document(id), fate));
			expected.add(expected("refund-to-erp", document(id), Fate.SKIPPED));
		});
		return expected;
	}

	private static Expected expected(String flow, Document refund, Fate fate) {
		return new Expected(flow, "refunds", "erp", refund.number(), refund.changedAt().toString(), fate);
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.made.forEach((id, fate) -> {
			if (fate == Fate.DELIVERED) {
				JsonNode refund = document(id).json();
				due.put(document(id).number(),
						content(refund.path("order"), refund.path("state"), Amounts.plain(refund.path("amount"))));
			}
		});
		List<Held> held = new ArrayList<>();
		this.systems.shop()
			.state()
			.path("refundsTold")
			.properties()
			.forEach((told) -> held.add(new Held(told.getKey(), content(told.getValue().path("orderNumber"),
					told.getValue().path("status"), Amounts.plain(told.getValue().at("/amount/amount"))))));
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return 0;
	}

	private Document document(long id) {
		return this.systems.erp().refunds().find(Long.toString(id)).orElseThrow();
	}

	private static String content(JsonNode order, JsonNode state, String amount) {
		return "%s %s over %s".formatted(order.asText(), state.asText(), amount);
	}

}
