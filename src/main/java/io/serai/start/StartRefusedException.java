package io.serai.start;

/**
 * The hub does not start here; it says what is in the way and what to do about it.
 */
final class StartRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String remedy;

	StartRefusedException(String what, String remedy) {
		super(what);
		this.remedy = remedy;
	}

	String remedy() {
		return this.remedy;
	}

}
