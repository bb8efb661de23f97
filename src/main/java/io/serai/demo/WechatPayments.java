package io.serai.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.serai.demo.Comparison.Held;
import io.serai.demo.Expected.Fate;

/**
 * Payments that WeChat tells of, and once more when the buyer has the goods: the hub
 * takes each over, and the shop, which hears of its orders from the ERP, is told nothing.
 * WeChat is asked seldom, so a person has it asked at once.
 */
final class WechatPayments implements Proof {

	/** Name of the system that tells of them. */
	static final String SOURCE = "wechat";

	private static final String FLOW = "order-status-from-wechat";

	private static final String KEYS = "PAY-";

	/**
	 * Of as many questions whether all has come the first brings a push at the button.
	 */
	private static final int ONE_OF = 4;

	private static final int PAID = 1;

	private static final int COMPLETED = 5;

	private final List<String> orders;

	private final String password;

	private final SimulatedSystems systems;

	private boolean completed;

	private int questions;

	WechatPayments(int count, String password, SimulatedSystems systems) {
		this.orders = IntStream.range(0, count).mapToObj((i) -> "%s%06d".formatted(KEYS, i)).toList();
		this.password = password;
		this.systems = systems;
	}

	@Override
	public String name() {
		return "payments from WeChat";
	}

	@Override
	public List<String> flows() {
		return List.of(FLOW);
	}

	@Override
	public void begin(Sending sending) {
		this.orders.forEach((order) -> this.systems.miniProgram().pay(order, 30));
	}

	@Override
	public boolean act(Sending sending, Settling hub) throws InterruptedException {
		if (!expected().stream().allMatch(hub::isEnded)) {
			if (this.questions++ % ONE_OF == 0) {
				pollNow(sending.hub());
			}
			return false;
		}
		if (!this.completed) {
			this.orders.forEach(this.systems.miniProgram()::complete);
			this.completed = true;
			return false;
		}
		return true;
	}

	@Override
	public List<Expected> expected() {
		return this.orders.stream()
			.map((order) -> new Expected("order-status-to-shop", "order-statuses", SOURCE,
					order + "@" + DemoOrders.SOURCE, version(order), Fate.SKIPPED))
			.toList();
	}

	@Override
	public Comparison compare() {
		return Comparison.of(Map.of(),
				this.systems.shop()
					.state()
					.path("statuses")
					.properties()
					.stream()
					.filter((told) -> told.getKey().startsWith(KEYS))
					.map((told) -> new Held(told.getKey(), told.getValue().path("status").asText()))
					.toList());
	}

	/** Nothing is written. */
	@Override
	public int temptations() {
		return 0;
	}

	private void pollNow(HubClient hub) throws InterruptedException {
		try (HubConsole console = hub.console(this.password)) {
			console.pollNow(FLOW);
		}
	}

	/**
	 * Made of when it was paid and how far it is, since WeChat tells no time of change.
	 */
	private String version(String order) {
		return Long
			.toString(this.systems.miniProgram().paidAt(order) * 1000 + (this.completed ? COMPLETED : PAID) * 100L);
	}

}
