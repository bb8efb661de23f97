package io.serai.crossref;

/**
 * A link cannot be changed as a person asked for; tells why.
 */
public final class LinkRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	LinkRefusedException(Reason reason) {
		super(reason.name());
		this.reason = reason;
	}

	/** Returns why. */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why a link is not changed.
	 */
	public enum Reason {

		/** The id is missing or too long. */
		ID,

		/** No reason is given. */
		REASON,

		/** The id belongs to another record. */
		TAKEN,

		/** The record has no such id in that system. */
		GONE,

		/** It is so already. */
		SAME

	}

}
