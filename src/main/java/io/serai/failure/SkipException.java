package io.serai.failure;

/**
 * Ends a delivery as skipped: a step found that there is nothing to do for this record.
 */
public final class SkipException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Makes one without a stack trace: it is an answer, not a fault.
	 * @param why for a person, e.g. {@code refused in oa}; nothing about people
	 */
	public SkipException(String why) {
		super(why, null, false, false);
	}

	/** Returns why, for a person. */
	public String why() {
		return String.valueOf(getMessage());
	}

}
