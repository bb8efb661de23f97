package io.serai.system.signin;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

/**
 * How a system last refused the hub, kept for a while, then for four times, then for
 * fifteen times as long. On a clock that nobody sets. Used under the lock of its owner.
 */
final class Refusal {

	private static final int GROWS = 4;

	private static final int MOST = 15;

	private final LongSupplier nanoTime;

	private final Duration first;

	private @Nullable HubException told;

	private long since;

	private Duration pause = Duration.ZERO;

	Refusal(LongSupplier nanoTime, Duration first) {
		this.nanoTime = nanoTime;
		this.first = first;
	}

	/** Refuses like the system did, as long as it is too early to try again. */
	void rethrowIfEarly() {
		if (left().filter((left) -> !left.isZero()).isPresent()) {
			rethrow();
		}
	}

	/** Refuses like the system did, if it did. */
	void rethrow() {
		if (this.told != null) {
			throw new HubException(this.told.failure(), this.told);
		}
	}

	/**
	 * Returns how long it is too early to try again; zero if it is not, empty if nothing
	 * was refused.
	 */
	Optional<Duration> left() {
		if (this.told == null) {
			return Optional.empty();
		}
		long left = this.pause.toNanos() - (this.nanoTime.getAsLong() - this.since);
		return Optional.of(Duration.ofNanos(Math.max(left, 0)));
	}

	/** Remembers it if it is a refusal; all else may be over at once. */
	void note(HubException refused) {
		if (refused.failure().failureClass() != FailureClass.UNAUTHORISED) {
			return;
		}
		Duration longer = this.pause.isZero() ? this.first : this.pause.multipliedBy(GROWS);
		Duration longest = this.first.multipliedBy(MOST);
		this.pause = (longer.compareTo(longest) < 0) ? longer : longest;
		this.told = refused;
		this.since = this.nanoTime.getAsLong();
	}

	void end() {
		this.told = null;
		this.pause = Duration.ZERO;
	}

}
