package io.serai.system.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import io.serai.system.connector.SignInSpec;

/**
 * Counts how often a session was renewed by force, for systems that ration it: WeChat's
 * stable_token takes {@code force_refresh} 20 times a day and 30 seconds apart (document
 * "getStableAccessToken", read 2026-11-22).
 */
public final class ForcedRenewals {

	private static final Duration DAY = Duration.ofDays(1);

	private final SignInSpec.Force allowed;

	private final Deque<Instant> taken = new ArrayDeque<>();

	public ForcedRenewals(SignInSpec.Force allowed) {
		this.allowed = allowed;
	}

	/**
	 * Takes one.
	 * @return how long to wait instead; empty if it was taken
	 */
	public Optional<Duration> take(Instant now) {
		while (!this.taken.isEmpty() && !this.taken.peekFirst().plus(DAY).isAfter(now)) {
			this.taken.removeFirst();
		}
		Instant free = now;
		if (!this.taken.isEmpty()) {
			free = this.taken.peekLast().plus(this.allowed.apart());
		}
		if (this.taken.size() >= this.allowed.perDay()) {
			free = this.taken.peekFirst().plus(DAY);
		}
		if (free.isAfter(now)) {
			return Optional.of(Duration.between(now, free));
		}
		this.taken.addLast(now);
		return Optional.empty();
	}

}
