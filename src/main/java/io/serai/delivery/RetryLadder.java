package io.serai.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The pauses between the attempts of one delivery.
 */
final class RetryLadder {

	private final List<Duration> pauses;

	private final double jitter;

	private final RandomGenerator random;

	RetryLadder(List<Duration> pauses, double jitter, RandomGenerator random) {
		this.pauses = List.copyOf(pauses);
		this.jitter = jitter;
		this.random = random;
	}

	/**
	 * Returns the pause after so many failed attempts, up to {@code jitter} longer or
	 * shorter than its rung; empty if the ladder is at its end.
	 * @param failedAttempts at least 1
	 */
	Optional<Duration> pauseAfter(int failedAttempts) {
		if (failedAttempts > this.pauses.size()) {
			return Optional.empty();
		}
		double millis = this.pauses.get(failedAttempts - 1).toMillis();
		double factor = 1 + this.jitter * (2 * this.random.nextDouble() - 1);
		return Optional.of(Duration.ofMillis(Math.round(millis * factor)));
	}

}
