package io.serai.hook;

/**
 * The request does not come from the platform, or cannot be told from one that does not.
 * It says no more than that, since whoever guesses would learn from it.
 */
final class RefusedEventException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	RefusedEventException() {
		super("refused", null, false, false);
	}

}
