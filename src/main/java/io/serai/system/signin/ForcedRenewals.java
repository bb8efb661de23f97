package io.serai.system.signin;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.serai.system.connector.SignInSpec;

/**
 * Counts how often a session was renewed by force, for systems that ration it: WeChat's
 * stable_token takes {@code force_refresh} 20 times a day and 30 seconds apart (document
 * "getStableAccessToken", read 2026-11-22). On a clock that nobody sets.
 */
public final class ForcedRenewals {

	private static final Duration DAY = Duration.ofDays(1);

	private final SignInSpec.Force allowed;

	private final LongSupplier nanoTime;

	private final Deque<Long> takenNanos = new ArrayDeque<>();

	public ForcedRenewals(SignInSpec.Force allowed, LongSupplier nanoTime) {
		this.allowed = allowed;
		this.nanoTime = nanoTime;
	}

	/**
	 * Takes one.
	 * @return how long to wait instead; empty if it was taken
	 */
	public Optional<Duration> take() {
		long now = this.nanoTime.getAsLong();
		while (!this.takenNanos.isEmpty() && now - this.takenNanos.peekFirst() >= DAY.toNanos()) {
			this.takenNanos.removeFirst();
		}
		long free = now;
		if (!this.takenNanos.isEmpty()) {
			free = this.takenNanos.peekLast() + this.allowed.apart().toNanos();
		}
		if (this.takenNanos.size() >= this.allowed.perDay()) {
			free = this.takenNanos.peekFirst() + DAY.toNanos();
		}
		if (free - now > 0) {
			return Optional.of(Duration.ofNanos(free - now));
		}
		this.takenNanos.addLast(now);
		return Optional.empty();
	}

}
