package io.serai.canonical;

import java.math.BigInteger;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Orders the versions of one record. Versions of a source are all of one form: whole
 * numbers (compared as numbers of any size), ISO-8601 instants (compared in time) or any
 * other text (compared by code point). Where the forms differ, text order decides.
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
		if (isNumber(left) && isNumber(right)) {
			return new BigInteger(left).compareTo(new BigInteger(right));
		}
		if (isInstant(left) && isInstant(right)) {
			return Instant.parse(left).compareTo(Instant.parse(right));
		}
		return left.compareTo(right);
	}

	private static boolean isNumber(String version) {
		return !version.isEmpty() && version.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	private static boolean isInstant(String version) {
		if (version.length() < 20 || version.charAt(10) != 'T') {
			return false;
		}
		try {
			Instant.parse(version);
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

}
