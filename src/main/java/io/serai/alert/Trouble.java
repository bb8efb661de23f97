package io.serai.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import io.serai.canonical.Alert.Cause;

/**
 * Something that is wrong now.
 *
 * @param cause what
 * @param subject with what: the id of a flow or the name of a system
 * @param what what tells it from other troubles with the same subject; may be empty
 * @param about what people read beside the cause, e.g. a failure class; may be empty
 * @param count how many records it concerns
 */
record Trouble(Cause cause, String subject, String what, String about, long count) {

	/**
	 * Returns its name, the same as long as it lasts: cause, subject and, if need be, a
	 * fingerprint, since what failed may be long.
	 */
	String key() {
		String name = this.cause.wireName() + "/" + this.subject;
		return this.what.isEmpty() ? name : name + "/" + fingerprint(this.what);
	}

	private static String fingerprint(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest, 0, 6);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
