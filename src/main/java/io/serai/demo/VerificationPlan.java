package io.serai.demo;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Decision;
import io.serai.demo.PlannedOrder.Way;

/**
 * Decides what a verification sends: of every fifty orders some in several versions, some
 * twice, some older after newer, some in batches, some through the shop, some that nobody
 * paid for, one that no ERP takes, one over an amount that a double cannot hold, and some
 * so dear that people have to say yes.
 */
final class VerificationPlan {

	private static final int CYCLE = 50;

	private static final int DEAR_ONE_OF = 4;

	private final DemoOrders orders;

	VerificationPlan(long seed, Clock clock) {
		this.orders = new DemoOrders(seed, clock);
	}

	List<PlannedOrder> plan(int count) {
		return IntStream.range(0, count).mapToObj((i) -> plan(i, "V-%06d".formatted(i))).toList();
	}

	/** Returns orders of which the shop tells; for some, so does the OA of its yes. */
	List<PlannedOrder> told(int count) {
		return IntStream.range(0, count).mapToObj((i) -> told(i, "T-%06d".formatted(i))).toList();
	}

	/** Returns orders of a store that was offline. */
	List<PlannedOrder> filed(int count) {
		return paid(count, "S-%06d", Way.FILED);
	}

	/** Returns orders that no poll finds. */
	List<PlannedOrder> missed(int count) {
		return paid(count, "B-%06d", Way.FETCHED);
	}

	/** Returns an order of which only a liar tells. */
	ObjectNode forged(int number) {
		return this.orders.paid("F-%06d".formatted(number), 1);
	}

	private List<PlannedOrder> paid(int count, String keys, Way way) {
		return IntStream.range(0, count)
			.mapToObj((i) -> new PlannedOrder(List.of(this.orders.paid(keys.formatted(i), 1)), way, Fate.DELIVERED))
			.toList();
	}

	private PlannedOrder told(int number, String key) {
		boolean isDear = number % DEAR_ONE_OF == 1;
		return new PlannedOrder(List.of(isDear ? this.orders.dear(key, 1) : this.orders.paid(key, 1)), Way.TOLD,
				Fate.DELIVERED, isDear ? Decision.APPROVED : null);
	}

	private PlannedOrder plan(int number, String key) {
		return switch (number % CYCLE) {
			case 0 -> pushed(Fate.DEAD, this.orders.refused(key, 1));
			case 1 -> decided(Decision.APPROVED, Fate.DELIVERED, this.orders.huge(key, 1));
			case 2, 3 -> pushed(Fate.SKIPPED, this.orders.unpaid(key, 1));
			case 4, 5 -> pushed(Fate.DELIVERED, this.orders.unpaid(key, 1), this.orders.paid(key, 2));
			case 6, 7, 8, 9, 10 ->
				pushed(Fate.DELIVERED, this.orders.paid(key, 1), this.orders.paid(key, 2), this.orders.paid(key, 10));
			case 11, 12, 13 -> olderAfterNewer(key);
			case 14, 15, 16, 17, 18 -> twice(key);
			case 19, 20, 21, 22, 23, 24, 25, 26, 27, 28 -> batched(key);
			case 29, 30, 31, 32, 33, 34, 35, 36, 37, 38 -> polled(key);
			case 39 -> decided(Decision.APPROVED, Fate.DELIVERED, this.orders.dear(key, 1));
			case 40 -> decided(Decision.REJECTED, Fate.SKIPPED, this.orders.dear(key, 1));
			case 41 -> decided(Decision.WITHDRAWN, Fate.DELIVERED, this.orders.dear(key, 1), this.orders.dear(key, 2));
			case 42 -> decided(Decision.EXPIRED, Fate.DEAD, this.orders.dear(key, 1));
			default -> pushed(Fate.DELIVERED, this.orders.paid(key, 1));
		};
	}

	private static PlannedOrder pushed(Fate fate, ObjectNode... versions) {
		return new PlannedOrder(List.of(versions), Way.PUSHED, fate);
	}

	private static PlannedOrder decided(Decision decision, Fate fate, ObjectNode... versions) {
		return new PlannedOrder(List.of(versions), Way.PUSHED, fate, decision);
	}

	private PlannedOrder olderAfterNewer(String key) {
		return pushed(Fate.DELIVERED, this.orders.paid(key, 10), this.orders.paid(key, 9));
	}

	private PlannedOrder twice(String key) {
		ObjectNode order = this.orders.paid(key, 1);
		return pushed(Fate.DELIVERED, order, order);
	}

	private PlannedOrder batched(String key) {
		return new PlannedOrder(List.of(this.orders.paid(key, 1)), Way.BATCHED, Fate.DELIVERED);
	}

	private PlannedOrder polled(String key) {
		return new PlannedOrder(List.of(this.orders.paid(key, 1)), Way.POLLED, Fate.DELIVERED);
	}

}
