package io.serai.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The machine's time, moved on by hand.
 */
class MovableClock extends Clock {

	private final Clock machine = Clock.systemUTC();

	private volatile Duration moved = Duration.ZERO;

	void move(Duration by) {
		this.moved = this.moved.plus(by);
	}

	@Override
	public Instant instant() {
		return this.machine.instant().plus(this.moved);
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException("always UTC");
	}

}
