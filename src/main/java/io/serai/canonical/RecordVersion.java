package io.serai.canonical;

import java.math.BigInteger;
import java.time.format.DateTimeParseException;

/**
 * Orders the versions of one record. Versions of a source are all of one form: whole
 * numbers (compared as numbers of any size), ISO-8601 instants (compared in time) or any
 * other text (compared by UTF-16 unit). Where the forms differ, the form decides: a
 * number is older than an instant, and an instant older than other text; comparing unlike
 * forms as text would let three versions each be older than the next, in a circle.
 */
public final class RecordVersion {

	private RecordVersion() {
	}

	/**
	 * Compares two versions of the same record.
	 * @return negative if {@code left} is older, 0 if they are the same version, positive
	 * if {@code left} is newer
	 */
	public static int compare(String left, String right) {
		if (left.equals(right)) {
			return 0;
		}
		Form form = Form.of(left);
		int byForm = form.compareTo(Form.of(right));
		if (byForm != 0) {
			return byForm;
		}
		return switch (form) {
			case NUMBER -> new BigInteger(left).compareTo(new BigInteger(right));
			case INSTANT -> UsualInstant.parse(left).compareTo(UsualInstant.parse(right));
			case TEXT -> left.compareTo(right);
		};
	}

	private enum Form {

		NUMBER, INSTANT, TEXT;

		static Form of(String version) {
			if (isNumber(version)) {
				return NUMBER;
			}
			return isInstant(version) ? INSTANT : TEXT;
		}

	}

	private static boolean isNumber(String version) {
		return !version.isEmpty() && version.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private static boolean isInstant(String version) {
		if (version.length() < 20 || version.charAt(10) != 'T') {
			return false;
		}
		try {
			UsualInstant.parse(version);
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

}
