package io.serai.access;

import java.util.Locale;

/**
 * A body is not read to its end, and why.
 */
public final class BodyRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	BodyRefusedException(Reason reason) {
		super("a body was refused: " + reason.name().toLowerCase(Locale.ROOT));
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/** Why a body is refused. */
	public enum Reason {

		/** It is longer than allowed. */
		LARGE,

		/** Too many bytes of other requests are held already. */
		FULL,

		/** It did not come in time. */
		SLOW

	}

}
