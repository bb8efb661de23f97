package io.serai.system.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/**
 * A backfill and how far it has come.
 *
 * @param id its id
 * @param asked what is wanted
 * @param by who wanted it
 * @param at when it was wanted, UTC
 * @param state whether it runs
 * @param reached up to which moment everything is through; null with ids, or if nothing
 * is yet
 * @param idsDone how many ids are through
 * @param counts what came up to there
 * @param cameNow how many came in all, also what is not through as a whole
 * @param problem why it does not go on at the moment; null if it does
 * @param endedAt when it ended, UTC; null while it runs
 * @param endedBy who cancelled it; null if nobody did
 */
@NamedInterface("backfill")
public record Backfill(String id, BackfillRequest asked, String by, Instant at, State state, @Nullable Instant reached,
		int idsDone, Counts counts, long cameNow, @Nullable String problem, @Nullable Instant endedAt,
		@Nullable String endedBy) {

	/** Returns how much of it is through, in percent. */
	public int percent() {
		if (this.state == State.DONE) {
			return 100;
		}
		List<String> ids = this.asked.ids();
		if (!ids.isEmpty()) {
			return 100 * this.idsDone / ids.size();
		}
		if (this.reached == null) {
			return 0;
		}
		Instant since = Objects.requireNonNull(this.asked.since());
		Duration whole = Duration.between(since, Objects.requireNonNull(this.asked.until()));
		return (int) (100 * Duration.between(since, this.reached).toSeconds() / Math.max(1, whole.toSeconds()));
	}

	/** Whether it runs. */
	@NamedInterface("backfill")
	public enum State {

		/** It runs, or goes on when its flow runs and its system answers. */
		RUNNING,

		/** Everything came. */
		DONE,

		/** A person ended it. */
		CANCELLED

	}

	/**
	 * What came.
	 *
	 * @param fresh records that the hub did not know in that version
	 * @param known records that it had
	 * @param rejected items that can become no record
	 */
	@NamedInterface("backfill")
	public record Counts(long fresh, long known, long rejected) {

		static final Counts NONE = new Counts(0, 0, 0);

		/** Returns how many came in all. */
		public long came() {
			return this.fresh + this.known + this.rejected;
		}

		Counts plus(Counts other) {
			return new Counts(this.fresh + other.fresh, this.known + other.known, this.rejected + other.rejected);
		}

	}

}
