package io.serai.demo;

import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Way;

/**
 * Decides what a verification sends: of every fifty orders some in several versions, some
 * twice, some older after newer, some in batches, some through the shop, some that nobody
 * paid for, one that no ERP takes and one over an amount that a double cannot hold.
 */
final class VerificationPlan {

	private static final int CYCLE = 50;

	private final DemoOrders orders;

	VerificationPlan(long seed, Clock clock) {
		this.orders = new DemoOrders(seed, clock);
	}

	List<PlannedOrder> plan(int count) {
		return IntStream.range(0, count).mapToObj((i) -> plan(i, "V-%06d".formatted(i))).toList();
	}

	private PlannedOrder plan(int number, String key) {
		return switch (number % CYCLE) {
			case 0 -> pushed(Fate.DEAD, this.orders.refused(key, 1));
			case 1 -> pushed(Fate.DELIVERED, this.orders.huge(key, 1));
			case 2, 3 -> pushed(Fate.SKIPPED, this.orders.unpaid(key, 1));
			case 4, 5 -> pushed(Fate.DELIVERED, this.orders.unpaid(key, 1), this.orders.paid(key, 2));
			case 6, 7, 8, 9, 10 ->
				pushed(Fate.DELIVERED, this.orders.paid(key, 1), this.orders.paid(key, 2), this.orders.paid(key, 10));
			case 11, 12, 13 -> olderAfterNewer(key);
			case 14, 15, 16, 17, 18 -> twice(key);
			case 19, 20, 21, 22, 23, 24, 25, 26, 27, 28 -> batched(key);
			case 29, 30, 31, 32, 33, 34, 35, 36, 37, 38 -> polled(key);
			default -> pushed(Fate.DELIVERED, this.orders.paid(key, 1));
		};
	}

	private static PlannedOrder pushed(Fate fate, ObjectNode... versions) {
		return new PlannedOrder(List.of(versions), Way.PUSHED, Expected.of(versions[versions.length - 1], fate));
	}

	private PlannedOrder olderAfterNewer(String key) {
		ObjectNode older = this.orders.paid(key, 9);
		ObjectNode newer = this.orders.paid(key, 10);
		return new PlannedOrder(List.of(newer, older), Way.PUSHED, Expected.of(newer, Fate.DELIVERED));
	}

	private PlannedOrder twice(String key) {
		ObjectNode order = this.orders.paid(key, 1);
		return pushed(Fate.DELIVERED, order, order);
	}

	private PlannedOrder batched(String key) {
		ObjectNode order = this.orders.paid(key, 1);
		return new PlannedOrder(List.of(order), Way.BATCHED, Expected.of(order, Fate.DELIVERED));
	}

	private PlannedOrder polled(String key) {
		ObjectNode order = this.orders.paid(key, 1);
		return new PlannedOrder(List.of(order), Way.POLLED, Expected.of(order, Fate.DELIVERED));
	}

}
