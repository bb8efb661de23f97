package io.serai.intake;

import java.util.List;

import io.serai.canonical.Violation;

/**
 * A request of the API that cannot be carried out as it is.
 */
public final class RefusedRequestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final transient List<Violation> errors;

	/**
	 * Makes it.
	 * @param errors what is wrong, in the caller's language
	 */
	public RefusedRequestException(Reason reason, List<Violation> errors) {
		super("refused: " + reason);
		this.reason = reason;
		this.errors = List.copyOf(errors);
	}

	Reason reason() {
		return this.reason;
	}

	List<Violation> errors() {
		return this.errors;
	}

	/** Why. */
	public enum Reason {

		/** It is not as it should be. */
		NOT_VALID,

		/** What it names is not there. */
		NOT_THERE,

		/** Something else must end first. */
		BUSY

	}

}
