package io.serai.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Parcels: a clerk of the ERP sends some orders off, and the shop learns which; of
 * parcels of other shops it learns nothing.
 */
final class Shipments implements Proof {

	private static final int ONE_OF = 5;

	private final List<PlannedOrder> orders;

	private final SimulatedSystems systems;

	private final Clock clock;

	private final Map<String, Fate> shipped = new LinkedHashMap<>();

	private final Set<String> open = new HashSet<>();

	Shipments(List<PlannedOrder> plan, SimulatedSystems systems, Clock clock) {
		List<PlannedOrder> delivered = plan.stream().filter((order) -> order.fate() == Fate.DELIVERED).toList();
		this.orders = delivered.stream().filter((order) -> delivered.indexOf(order) % ONE_OF == 0).toList();
		this.orders.forEach((order) -> this.open.add(order.key()));
		this.systems = systems;
		this.clock = clock;
	}

	@Override
	public String name() {
		return "shipments to shop";
	}

	@Override
	public List<String> flows() {
		return List.of("shipment-from-erp", "shipment-to-shop");
	}

	@Override
	public void begin(Sending sending) {
		for (int i = 0; i < 2; i++) {
			ship("SH-OTHER-" + i, "other-shop", "X-" + i, Fate.SKIPPED);
		}
	}

	@Override
	public boolean act(Sending sending, Settling hub) {
		this.orders.stream()
			.filter((order) -> this.open.contains(order.key()))
			.filter((order) -> hub.isEnded(order.expected("order-to-erp", order.fate())))
			.forEach((order) -> {
				ship("SH-" + order.key(), DemoOrders.SOURCE, order.key(), Fate.DELIVERED);
				this.systems.erp()
					.salesOrders()
					.withReference(DemoOrders.SOURCE, order.key())
					.forEach((document) -> this.systems.erp()
						.salesOrders()
						.status(Long.toString(document.id()), "shipped"));
				this.open.remove(order.key());
			});
		return this.open.isEmpty();
	}

	@Override
	public List<Expected> expected() {
		return expected("shipment-to-shop");
	}

	/** Returns what has to become of each parcel in a flow. */
	List<Expected> expected(String flow) {
		return this.shipped.entrySet()
			.stream()
			.map((one) -> new Expected(flow, "shipments", "erp", one.getKey(),
					parcel(one.getKey()).path("updatedAt").asText(), one.getValue()))
			.toList();
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.shipped.forEach((number, fate) -> {
			if (fate == Fate.DELIVERED) {
				due.put(number, content(parcel(number), "reference"));
			}
		});
		List<Held> held = new ArrayList<>();
		this.systems.shop()
			.state()
			.path("shipments")
			.properties()
			.forEach((told) -> held.add(new Held(told.getKey(), content((ObjectNode) told.getValue(), "orderNumber"))));
		return Comparison.of(due, held);
	}

	@Override
	public int temptations() {
		return 0;
	}

	private void ship(String number, String source, String order, Fate fate) {
		this.systems.erp().ship(number, source, order, "SF" + number.hashCode(), this.clock.instant().toString());
		this.shipped.put(number, fate);
	}

	private ObjectNode parcel(String number) {
		return this.systems.erp().shipment(number).orElseThrow();
	}

	private static String content(ObjectNode parcel, String order) {
		return "%s by %s".formatted(parcel.path(order).asText(), parcel.path("trackingNumber").asText());
	}

}
