package io.serai.canonical;

/**
 * Looks whether a text is a plain decimal, such as {@code -119.80}: an optional minus,
 * digits, and maybe a point with digits. No exponent, no plus, no blank, ASCII digits
 * only. A regular expression takes ten times as long, and every amount of every record is
 * looked at.
 */
public final class DecimalForm {

	private DecimalForm() {
	}

	/**
	 * Returns whether the text is one.
	 * @param mostWhole digits before the point, at least one is needed
	 * @param mostFraction digits behind the point, at least one if there is a point
	 */
	public static boolean fits(String text, int mostWhole, int mostFraction) {
		int start = (!text.isEmpty() && text.charAt(0) == '-') ? 1 : 0;
		int point = endOfDigits(text, start);
		if (point == start || point - start > mostWhole) {
			return false;
		}
		if (point == text.length()) {
			return true;
		}
		int end = endOfDigits(text, point + 1);
		int fraction = end - point - 1;
		return text.charAt(point) == '.' && end == text.length() && fraction >= 1 && fraction <= mostFraction;
	}

	private static int endOfDigits(String text, int from) {
		int at = from;
		while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
			at++;
		}
		return at;
	}

}
