package io.serai.failure;

import java.time.Duration;

/**
 * Lets a delivery wait for something that people do: it stays in the flow's queue, counts
 * no attempt, and is looked at again after a while.
 */
public final class HoldException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Duration lookAgainAfter;

	/**
	 * Makes one without a stack trace: it is an answer, not a fault.
	 * @param why for a person, e.g. {@code waits for an approval in oa}; nothing about
	 * people
	 * @param lookAgainAfter how long to wait before the flow's steps run again
	 */
	public HoldException(String why, Duration lookAgainAfter) {
		super(why, null, false, false);
		this.lookAgainAfter = lookAgainAfter;
	}

	/** Returns why, for a person. */
	public String why() {
		return String.valueOf(getMessage());
	}

	public Duration lookAgainAfter() {
		return this.lookAgainAfter;
	}

}
