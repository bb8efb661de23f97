package io.serai.system.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

/**
 * How a system last refused the hub, kept for a while, then for four times, then for
 * fifteen times as long. Used under the lock of its owner.
 */
final class Refusal {

	private static final int GROWS = 4;

	private static final int MOST = 15;

	private final Duration first;

	private @Nullable HubException told;

	private Instant since = Instant.EPOCH;

	private Duration pause = Duration.ZERO;

	Refusal(Duration first) {
		this.first = first;
	}

	/** Refuses like the system did, as long as it is too early to try again. */
	void rethrow(Instant now) {
		if (left(now).filter((left) -> !left.isZero()).isPresent()) {
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
	 * was refused. A clock that was set back does not make it longer.
	 */
	Optional<Duration> left(Instant now) {
		if (this.told == null) {
			return Optional.empty();
		}
		Instant until = this.since.plus(this.pause);
		boolean early = !now.isBefore(this.since) && now.isBefore(until);
		return Optional.of(early ? Duration.between(now, until) : Duration.ZERO);
	}

	/** Remembers it if it is a refusal; all else may be over at once. */
	void note(HubException refused, Instant now) {
		if (refused.failure().failureClass() != FailureClass.UNAUTHORISED) {
			return;
		}
		Duration longer = this.pause.isZero() ? this.first : this.pause.multipliedBy(GROWS);
		Duration longest = this.first.multipliedBy(MOST);
		this.pause = (longer.compareTo(longest) < 0) ? longer : longest;
		this.told = refused;
		this.since = now;
	}

	void end() {
		this.told = null;
		this.pause = Duration.ZERO;
	}

}
