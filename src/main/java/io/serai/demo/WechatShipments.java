package io.serai.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Parcels to WeChat: each reported once, since an order has but one second chance; of
 * parcels of other shops WeChat learns nothing.
 */
final class WechatShipments implements Proof {

	private final Shipments shipments;

	private final SimulatedSystems systems;

	WechatShipments(Shipments shipments, SimulatedSystems systems) {
		this.shipments = shipments;
		this.systems = systems;
	}

	@Override
	public String name() {
		return "shipments to WeChat";
	}

	@Override
	public List<String> flows() {
		return List.of("shipment-to-wechat");
	}

	@Override
	public List<Expected> expected() {
		return this.shipments.expected("shipment-to-wechat");
	}

	@Override
	public Comparison compare() {
		Map<String, String> due = new LinkedHashMap<>();
		this.shipments.expected("shipment-to-wechat")
			.stream()
			.filter((expected) -> expected.fate() == Fate.DELIVERED)
			.map((expected) -> this.systems.erp().shipment(expected.key()).orElseThrow())
			.forEach((parcel) -> due.put(parcel.path("reference").asText(), parcel.path("trackingNumber").asText()));
		List<Held> held = new ArrayList<>();
		this.systems.miniProgram()
			.state()
			.properties()
			.forEach((order) -> order.getValue()
				.forEach((parcel) -> held.add(new Held(order.getKey(), parcel.path("tracking_no").asText()))));
		return Comparison.of(due, held);
	}

	/** Reports and questions are calls of one kind there. */
	@Override
	public int temptations() {
		return 0;
	}

}
