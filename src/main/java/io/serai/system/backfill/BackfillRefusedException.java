package io.serai.system.backfill;

import org.springframework.modulith.NamedInterface;

/**
 * A backfill that cannot be started as it is asked for.
 */
@NamedInterface("backfill")
public final class BackfillRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	BackfillRefusedException(Reason reason) {
		super("no backfill: " + reason);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why not. */
	@NamedInterface("backfill")
	public enum Reason {

		/** Neither a stretch of time nor ids, or both. */
		NOTHING_CHOSEN,

		/** The stretch has no length, ends in the future or is longer than ten years. */
		WRONG_TIME,

		/** The list of ids cannot be read, or has more than 10 000. */
		WRONG_IDS,

		/** Not 1 to 1000 records a second. */
		WRONG_PACE,

		/** Nobody says why. */
		NO_REASON,

		/** The connector names no operation that reads one object. */
		NO_IDS,

		/** One runs already in that flow. */
		RUNS_ALREADY,

		/** There is no such flow that polls. */
		NO_SUCH_FLOW;

		@Override
		public String toString() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
		}

	}

}
