package io.serai.reconcile;

/**
 * What is not as it should be with one record.
 */
public enum FindingKind {

	/** Only the right has it. */
	MISSING_LEFT,

	/** Only the left has it. */
	MISSING_RIGHT,

	/** Both have it, and not alike. */
	DIFFERENT,

	/** The left has it more than once. */
	DOUBLED_LEFT,

	/** The right has it more than once. */
	DOUBLED_RIGHT

}
