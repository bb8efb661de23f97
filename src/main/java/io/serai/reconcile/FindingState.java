package io.serai.reconcile;

/**
 * How far a finding has come.
 */
public enum FindingState {

	/** It may still right itself: the record is on its way. */
	IN_TRANSIT,

	/** It needs a person. */
	OPEN,

	/** Both sides agree again, or a person accepted it; with proof. */
	CLOSED

}
