package io.serai.demo;

import java.time.Clock;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Buyers: new orders, changed orders, unpaid ones, some so dear that somebody has to
 * approve them, and now and then one that the ERP refuses; some are pushed to the hub,
 * some lie in the shop until the hub asks. After each order a colleague does something.
 */
final class OrderStream {

	private final DemoSettings settings;

	private final HubClient hub;

	private final SimulatedShop shop;

	private final DemoOrders orders;

	private final Colleagues colleagues;

	private final Random random;

	OrderStream(DemoSettings settings, HubClient hub, SimulatedSystems systems, Clock clock) {
		this.settings = settings;
		this.hub = hub;
		this.shop = systems.shop();
		this.colleagues = new Colleagues(systems, hub, settings.seed(), clock);
		this.orders = new DemoOrders(settings.seed(), clock);
		this.random = new Random(settings.seed());
	}

	/**
	 * Sends until the thread is interrupted.
	 */
	void run() throws InterruptedException {
		for (int number = 1; true; number++) {
			int version = 1;
			send(order("DEMO-%06d".formatted(number), version));
			if (this.random.nextInt(10) == 0) {
				send(this.orders.paid("DEMO-%06d".formatted(number), version + 1));
			}
			this.colleagues.act(number);
			Pause.millis(Math.round(1_000 / this.settings.perSecond()));
		}
	}

	private ObjectNode order(String key, int version) {
		return switch (this.random.nextInt(40)) {
			case 0 -> this.orders.refused(key, version);
			case 1, 2, 3 -> this.orders.unpaid(key, version);
			case 4, 5 -> this.orders.dear(key, version);
			default -> this.orders.paid(key, version);
		};
	}

	private void send(ObjectNode order) throws InterruptedException {
		if (this.random.nextInt(3) == 0) {
			this.shop.put(order);
		}
		else {
			this.shop.keep(order);
			this.hub.push("orders", order);
		}
	}

}
