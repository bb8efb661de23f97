package io.serai.intake;

import java.util.Locale;

import io.serai.access.ApiClient;
import jakarta.servlet.http.HttpServletRequest;

/**
 * A request whose caller is known, as the doors pass it on: everything else that it
 * carried stays outside.
 *
 * @param client who calls
 * @param body the body, byte for byte; empty if there is none
 * @param lines whether the body is one record a line
 * @param language in which to answer
 * @param idempotencyKey header {@code Idempotency-Key}; empty if there is none
 */
record Call(ApiClient client, byte[] body, boolean lines, Locale language, String idempotencyKey) {

	private static final String ATTRIBUTE = Call.class.getName();

	void putOn(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	/**
	 * Returns the call that the filter let in.
	 * @throws ProblemException if the request came past the filter
	 */
	static Call of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof Call call) {
			return call;
		}
		throw new ProblemException(ProblemKind.UNKNOWN_CALLER);
	}

}
