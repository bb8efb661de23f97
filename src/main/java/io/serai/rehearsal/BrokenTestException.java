package io.serai.rehearsal;

/**
 * A test file that cannot be used; the message names the file and the remedy.
 */
public final class BrokenTestException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	BrokenTestException(String message) {
		super(message);
	}

}
