package io.serai.messagestore;

import org.jspecify.annotations.Nullable;

/**
 * Makes any text storable. One character that PostgreSQL refuses (NUL, half a surrogate
 * pair) or one number too long for its index would otherwise hold up every event behind
 * it.
 */
final class StoredText {

	private static final int LONGEST_NUMBER = 400;

	private static final int LONGEST_TEXT = 8000;

	private StoredText() {
	}

	/** Returns a text of at most 8,000 characters. */
	static @Nullable String text(@Nullable String value) {
		return (value != null) ? clean(value, LONGEST_TEXT) : null;
	}

	/** Returns a number (key, external id) of at most 400 characters. */
	static String number(String value) {
		return clean(value, LONGEST_NUMBER);
	}

	private static String clean(String value, int longest) {
		String clipped = (value.length() <= longest) ? value : value.substring(0, longest - 1) + "…";
		if (clipped.codePoints().noneMatch(StoredText::refused)) {
			return clipped;
		}
		return clipped.codePoints()
			.map((c) -> refused(c) ? 0xFFFD : c)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static boolean refused(int codePoint) {
		return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
	}

}
