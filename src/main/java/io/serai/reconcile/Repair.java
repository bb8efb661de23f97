package io.serai.reconcile;

import java.util.Locale;

/**
 * What a person can do about a finding.
 */
public enum Repair {

	/** Reads it where it is there, and brings it to where it is missing. */
	PULL_AGAIN,

	/** Brings the hub's own copy to where it is missing. */
	PUSH_AGAIN,

	/** What the left has is written over the right. */
	LEFT_WINS,

	/** What the right has is written over the left. */
	RIGHT_WINS,

	/** The hub's own copy is written over both, as far as flows lead there. */
	OURS_WINS,

	/** Reads both sides again, and nothing else. */
	CHECK_AGAIN,

	/** Takes it as it is, with a reason. */
	ACCEPT;

	/** Returns its name in addresses and texts, e.g. {@code pull-again}. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** Whether colleagues will ask why. */
	public boolean needsReason() {
		return this != CHECK_AGAIN;
	}

}
