package io.serai.reconcile;

/**
 * How a finding was closed.
 */
public enum Closing {

	/** Both sides agreed without a repair. */
	AGREES,

	/** Both sides agreed after a repair. */
	REPAIRED,

	/** A person accepted what differs. */
	ACCEPTED

}
