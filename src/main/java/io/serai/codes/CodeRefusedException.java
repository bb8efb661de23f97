package io.serai.codes;

/**
 * A code cannot be kept as it was given; tells why.
 */
public final class CodeRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	CodeRefusedException(Reason reason) {
		super(reason.english);
		this.reason = reason;
	}

	/** Returns why. */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why a code is refused.
	 */
	public enum Reason {

		/** The name of the table or of the system. */
		NAME("table and system are small letters, digits and hyphens, at most 32"),

		/** A code is missing or too long. */
		VALUE("both codes must be said, at most 128 characters on one line"),

		/** Not a direction. */
		DIRECTION("direction is both, to or from"),

		/** The last day is before the first. */
		DAYS("the last day is before the first"),

		/** On some day there would be two answers. */
		COLLIDES("another line answers the same question on some day; end that one first"),

		/** It is not there, or stands in a file. */
		GONE("there is no such code, or it stands in a file");

		private final String english;

		Reason(String english) {
			this.english = english;
		}

	}

}
