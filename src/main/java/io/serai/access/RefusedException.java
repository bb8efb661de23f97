package io.serai.access;

/**
 * Something about users or API clients that is not done. The message says what, which and
 * the remedy; the reason lets a page say so in the reader's language.
 */
public class RefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	RefusedException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why it is not done. */
	public enum Reason {

		/** A user's name is malformed. */
		USER_NAME,

		/** An API client's name is malformed. */
		CLIENT_NAME,

		/** The name of the system as which a client writes is malformed. */
		SOURCE,

		/** A client would be allowed to write nothing. */
		KINDS,

		/** The requests a second are out of range. */
		PER_SECOND,

		/** There is one of that name, perhaps in other letters. */
		TAKEN,

		/** There is none of that name. */
		UNKNOWN,

		/** Nobody could manage users any more. */
		LAST_ADMINISTRATOR,

		/** The client's key stands in the settings, which win at the next start. */
		KEY_IN_SETTINGS

	}

}
