package io.serai.demo;

/**
 * The ways in which a simulated system lets its callers down, as real ones do.
 */
enum Misbehaviour {

	/** Answers 500 and has done nothing. */
	ERROR_BEFORE,

	/** Does what was asked and answers 500. */
	ERROR_AFTER,

	/** Does what was asked and says nothing until the caller has given up. */
	SILENCE_AFTER,

	/** Does what was asked and cuts the connection. */
	CUT_AFTER,

	/** Cuts the connection and has done nothing. */
	CUT_BEFORE,

	/** Answers 429 with the seconds to wait, and has done nothing. */
	THROTTLED,

	/** Answers 200 with an error in the body, and has done nothing. */
	ERROR_IN_200,

	/** Answers 200 with a web page, as a proxy in maintenance does. */
	HTML_PAGE,

	/** Forgets every access token; the caller has to sign in again. */
	TOKEN_EXPIRED,

	/** Does what was asked, late. */
	SLOW;

	/**
	 * Tells whether the caller cannot know that it was done, though it was.
	 */
	boolean isDoneUnseen() {
		return this == ERROR_AFTER || this == SILENCE_AFTER || this == CUT_AFTER;
	}

}
