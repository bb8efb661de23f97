package io.serai.system.signin;

import java.time.Duration;
import java.time.Instant;

import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

/**
 * How a system last refused to let the hub in, kept for a minute, then for four, then for
 * a quarter of an hour at a time. Used under the lock of its session.
 */
final class Refusal {

	private static final Duration FIRST = Duration.ofMinutes(1);

	private static final Duration LONGEST = Duration.ofMinutes(15);

	private static final int GROWS = 4;

	private @Nullable HubException told;

	private Instant since = Instant.EPOCH;

	private Duration pause = Duration.ZERO;

	/**
	 * Refuses like the system did, as long as it is too early to try again. A clock that
	 * was set back does not make it longer.
	 */
	void rethrow(Instant now) {
		if (this.told != null && !now.isBefore(this.since) && now.isBefore(this.since.plus(this.pause))) {
			throw new HubException(this.told.failure(), this.told);
		}
	}

	/** Remembers it if the credentials were refused; all else may be over at once. */
	void note(HubException refused, Instant now) {
		if (refused.failure().failureClass() != FailureClass.UNAUTHORISED) {
			return;
		}
		Duration longer = this.pause.isZero() ? FIRST : this.pause.multipliedBy(GROWS);
		this.pause = (longer.compareTo(LONGEST) < 0) ? longer : LONGEST;
		this.told = refused;
		this.since = now;
	}

	void end() {
		this.told = null;
		this.pause = Duration.ZERO;
	}

}
