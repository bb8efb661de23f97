package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Refunds to the ERP: a credit note for each that the shop has granted, pushed or polled,
 * at once or after a while; none for those that it has not.
 */
final class Refunds implements Proof {

	private final int count;

	private final SimulatedSystems systems;

	private final Clock clock;

	private final Told told;

	private boolean granted;

	/**
	 * Makes it.
	 * @param told of what the shop tells and does not list
	 */
	Refunds(int count, SimulatedSystems systems, Clock clock, Told told) {
		this.count = count;
		this.systems = systems;
		this.clock = clock;
		this.told = told;
	}

	@Override
	public String name() {
		return "refunds to ERP";
	}

	@Override
	public List<String> flows() {
		return List.of("refund-from-shop", "refund-to-erp", "api/after-sale-api");
	}

	@Override
	public void begin(Sending sending) throws InterruptedException {
		forge(sending);
		for (int i = 0; i < this.count; i++) {
			if (isPushed(i)) {
				sending.push("refunds",
						refund(i, "approved").put("version", "1").put("updatedAt", this.clock.instant().toString()));
			}
			else if (isTold(i)) {
				this.systems.shop().refundUnlisted(refund(i, "approved"));
				this.told.tell(key(i), key(i), expected(i), sending);
			}
			else {
				this.systems.shop().refund(refund(i, (i % 4 == 1) ? "approved" : "requested"));
			}
		}
	}

	private void forge(Sending sending) throws InterruptedException {
		String liars = "RF-FORGED";
		this.systems.shop().refundUnlisted(refund(0, "approved").put("key", liars));
		this.told.forge(liars, liars, sending);
	}

	/** The shop grants some of those that it has been asked for. */
	@Override
	public boolean act(Sending sending, Settling hub) {
		if (!this.granted && expected().stream().allMatch(hub::isEnded)) {
			for (int i = 3; i < this.count; i += 4) {
				this.systems.shop().refund(refund(i, "approved"));
			}
			this.granted = true;
		}
		return this.granted;
	}

	@Override
	public List<Expected> expected() {
		List<Expected> expected = new ArrayList<>();
		for (int i = 0; i < this.count; i++) {
			expected.add(expected(i));
		}
		return expected;
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		for (int i = 0; i < this.count; i++) {
			if (isGranted(i)) {
				due.put(key(i), content("V-%06d".formatted(i), Amounts.plain(refund(i, "").at("/amount/amount"))));
			}
		}
		List<Held> held = new ArrayList<>();
		this.systems.erp().refunds().all().forEach((one) -> {
			if (one.has("reference")) {
				held.add(new Held(one.path("reference").asText(),
						content(one.path("order").asText(), Amounts.plain(one.path("amount")))));
			}
		});
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return this.systems.madeUnseen("erp", "refunds");
	}

	private Expected expected(int i) {
		String version = isPushed(i) ? "1"
				: this.systems.shop().findRefund(key(i)).orElseThrow().path("updatedAt").asText();
		return new Expected("refund-to-erp", "refunds", DemoOrders.SOURCE, key(i), version,
				isGranted(i) ? Fate.DELIVERED : Fate.SKIPPED);
	}

	private static boolean isTold(int i) {
		return i % 8 == 1;
	}

	private static boolean isPushed(int i) {
		return i % 4 == 0;
	}

	private boolean isGranted(int i) {
		return i % 4 < 2 || (i % 4 == 3 && this.granted);
	}

	private static String key(int i) {
		return "RF-%06d".formatted(i);
	}

	private ObjectNode refund(int i, String status) {
		ObjectNode refund = Json.object()
			.put("source", DemoOrders.SOURCE)
			.put("key", key(i))
			.put("orderKey", "V-%06d".formatted(i))
			.put("type", "refundOnly")
			.put("status", status)
			.put("requestedAt", this.clock.instant().toString());
		refund.putObject("amount").put("amount", "%d.10".formatted(i + 1)).put("currency", "CNY");
		return refund;
	}

	private static String content(String order, String amount) {
		return "%s for %s".formatted(amount, order);
	}

}
