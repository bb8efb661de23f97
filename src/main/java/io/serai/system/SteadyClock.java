package io.serai.system;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/**
 * A clock that nobody sets, for what measures how long something lasts and wants a
 * {@link Clock} for it. Its time of day means nothing.
 */
final class SteadyClock extends Clock {

	private final LongSupplier nanoTime;

	private final long from;

	SteadyClock(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.from = nanoTime.getAsLong();
	}

	@Override
	public Instant instant() {
		return Instant.EPOCH.plusNanos(this.nanoTime.getAsLong() - this.from);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		return this;
	}

}
