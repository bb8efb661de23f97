package io.serai.demo;

import java.time.Instant;

/**
 * The stretch of time {@code ?orderedSince=&orderedUntil=} that a caller wants the orders
 * of.
 *
 * @param since its first moment
 * @param until the moment after its last
 */
record OrderedBetween(Instant since, Instant until) {

	static OrderedBetween of(Call call) {
		return new OrderedBetween(call.parameter("orderedSince").map(Instant::parse).orElse(Instant.EPOCH),
				call.parameter("orderedUntil").map(Instant::parse).orElse(Instant.MAX));
	}

	/** Tells whether an order of that moment is wanted; one without is not. */
	boolean holds(String moment) {
		if (moment.isEmpty()) {
			return false;
		}
		Instant at = Instant.parse(moment);
		return !at.isBefore(this.since) && at.isBefore(this.until);
	}

}
