package io.serai.access;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Why a new password is not taken.
 */
public enum PasswordFault {

	/** Shorter than {@link Users#SHORTEST_PASSWORD} characters. */
	TOO_SHORT,

	/** Longer than the 72 bytes (in UTF-8) that bcrypt looks at. */
	TOO_LONG,

	/** It is the user's name. */
	SAME_AS_NAME,

	/** It is the password that the user has. */
	SAME_AS_BEFORE,

	/** The repetition differs. */
	NOT_REPEATED,

	/** The present password is wrong. */
	WRONG,

	/** Too many wrong passwords: the user must wait a minute. */
	MUST_WAIT;

	private static final int BCRYPT_BYTES = 72;

	static Optional<PasswordFault> in(String password, String name) {
		if (password.codePointCount(0, password.length()) < Users.SHORTEST_PASSWORD) {
			return Optional.of(TOO_SHORT);
		}
		if (password.getBytes(StandardCharsets.UTF_8).length > BCRYPT_BYTES) {
			return Optional.of(TOO_LONG);
		}
		return password.strip().equalsIgnoreCase(name) ? Optional.of(SAME_AS_NAME) : Optional.empty();
	}

}
