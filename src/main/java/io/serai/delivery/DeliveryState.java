package io.serai.delivery;

/**
 * Where one record stands in one flow. Every delivery ends {@link #DELIVERED},
 * {@link #SKIPPED}, {@link #DEAD} or {@link #DISCARDED}.
 */
public enum DeliveryState {

	/** Waiting in the flow's queue (also after a person asked for a replay). */
	WAITING,

	/** Failed; a further attempt is scheduled. */
	RETRYING,

	/** Took effect in the outside system. */
	DELIVERED,

	/**
	 * Not for this flow, or superseded by a newer version; the reason is in the event.
	 */
	SKIPPED,

	/** Needs a person. */
	DEAD,

	/** Given up by a named person with a reason. */
	DISCARDED

}
