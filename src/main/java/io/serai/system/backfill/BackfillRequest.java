package io.serai.system.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.serai.system.backfill.BackfillRefusedException.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/**
 * What a person wants to be fetched again from the system that a flow polls: what changed
 * in a stretch of time, or certain objects.
 *
 * @param flow id of a flow that polls
 * @param since first moment, UTC; null with ids
 * @param until last moment, UTC; null with ids
 * @param ids what the system calls the objects; empty with a stretch of time
 * @param dryRun whether it is only counted what would come
 * @param perSecond most records a second, 1 to 1000
 * @param reason why
 */
@NamedInterface("backfill")
public record BackfillRequest(String flow, @Nullable Instant since, @Nullable Instant until, List<String> ids,
		boolean dryRun, int perSecond, String reason) {

	private static final int FASTEST = 1000;

	private static final Duration LONGEST = Duration.ofDays(3660);

	public BackfillRequest {
		ids = List.copyOf(ids);
		reason = reason.strip();
	}

	void check(Instant now) {
		boolean timed = this.since != null && this.until != null;
		if (timed == !this.ids.isEmpty()) {
			throw new BackfillRefusedException(Reason.NOTHING_CHOSEN);
		}
		if (timed && !isStretch(Objects.requireNonNull(this.since), Objects.requireNonNull(this.until), now)) {
			throw new BackfillRefusedException(Reason.WRONG_TIME);
		}
		if (this.perSecond < 1 || this.perSecond > FASTEST) {
			throw new BackfillRefusedException(Reason.WRONG_PACE);
		}
		if (this.reason.isEmpty()) {
			throw new BackfillRefusedException(Reason.NO_REASON);
		}
	}

	private static boolean isStretch(Instant since, Instant until, Instant now) {
		return since.isBefore(until) && !until.isAfter(now) && Duration.between(since, now).compareTo(LONGEST) <= 0;
	}

}
