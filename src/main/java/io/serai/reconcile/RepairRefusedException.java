package io.serai.reconcile;

/**
 * A deed that the state of a finding or a report does not allow. Its reason is the key of
 * a text for people.
 */
public final class RepairRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	RepairRefusedException(Reason reason) {
		super("not done: " + reason);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why it is not done. */
	public enum Reason {

		/** The report is locked. */
		LOCKED,

		/** There is no such finding, report or pair any more. */
		GONE,

		/** The finding is closed. */
		CLOSED,

		/** That repair does not fit the finding or the pair. */
		NOT_OFFERED,

		/** No reason was given. */
		NO_REASON,

		/** The day is not over, or was not read since. */
		NOT_OVER,

		/** Something is open or on its way, or the last reading was not complete. */
		NOT_SETTLED,

		/** The system that it was to be read from does not have it. */
		NOT_THERE,

		/** The hub has no copy of it. */
		NO_COPY,

		/** The hub holds a newer version than the system that it was read from. */
		OLDER

	}

}
