package io.serai.validate;

/**
 * A command was given something that it cannot use; the message says what, which and the
 * remedy.
 */
final class WrongUseException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	WrongUseException(String message) {
		super(message);
	}

}
