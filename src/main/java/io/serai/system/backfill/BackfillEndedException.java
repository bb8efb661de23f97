package io.serai.system.backfill;

/**
 * Tells the reading of a backfill that it is over here: cancelled, stopping, or another
 * node's.
 */
final class BackfillEndedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BackfillEndedException() {
		super("the backfill is over on this node", null, false, false);
	}

}
