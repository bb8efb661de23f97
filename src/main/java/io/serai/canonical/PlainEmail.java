package io.serai.canonical;

import java.util.regex.Pattern;

/**
 * Knows the addresses that most people have, {@code mei.lin@shop.example}; of others it
 * says nothing. What it knows is valid for the validator too (RFC 5321: 64 characters at
 * most before the sign, 63 a label behind it).
 */
final class PlainEmail {

	private static final Pattern PLAIN = Pattern
		.compile("(?=[^@]{1,64}@)[a-z0-9_-]++(?:\\.[a-z0-9_-]++)*+@(?:[a-z0-9](?:[a-z0-9]{0,61})\\.){1,3}[a-z]{2,20}");

	private PlainEmail() {
	}

	static boolean is(Object value) {
		return value instanceof String text && PLAIN.matcher(text).matches();
	}

}
