package io.serai.reconcile;

/**
 * One of the two systems of a pair.
 */
public enum Side {

	/** Where the records come from. */
	LEFT,

	/** Where they are brought to. */
	RIGHT;

	Side other() {
		return (this == LEFT) ? RIGHT : LEFT;
	}

}
