package io.serai.validate;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Names that people write, and what they probably meant.
 */
final class Names {

	private Names() {
	}

	/**
	 * Says that there is no such thing, which one was probably meant, and which there
	 * are.
	 */
	static String unknown(String what, String name, Collection<String> known) {
		String nearest = nearest(name, known).map("Did you mean '%s'? "::formatted).orElse("");
		return "there is no %s '%s'. %sThere are %s".formatted(what, name, nearest,
				known.isEmpty() ? "none yet" : String.join(", ", known));
	}

	/**
	 * Returns the known name that is most like the one given; empty if none is known.
	 */
	static Optional<String> nearest(String name, Collection<String> known) {
		return known.stream().min(Comparator.comparingInt((other) -> distance(other, name)));
	}

	/** The distance of Levenshtein: letters to add, drop or change. */
	private static int distance(String one, String other) {
		int[] row = new int[other.length() + 1];
		Arrays.setAll(row, (column) -> column);
		for (int i = 1; i <= one.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= other.length(); j++) {
				int changed = diagonal + ((one.charAt(i - 1) == other.charAt(j - 1)) ? 0 : 1);
				diagonal = row[j];
				row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
			}
		}
		return row[other.length()];
	}

}
