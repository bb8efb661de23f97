package io.serai.system;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it.
 */
public final class StillClock extends Clock {

	private volatile Instant now;

	private volatile Duration passed = Duration.ZERO;

	public StillClock(String now) {
		this.now = Instant.parse(now);
	}

	/** Time passes. */
	public void move(Duration by) {
		this.now = this.now.plus(by);
		this.passed = this.passed.plus(by);
	}

	/** Somebody sets the clock; no time passes. */
	void set(Duration by) {
		this.now = this.now.plus(by);
	}

	/** Returns the time on the clock that nobody sets. */
	public long nanoTime() {
		return this.passed.toNanos();
	}

	@Override
	public Instant instant() {
		return this.now;
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
