package io.serai.failure;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a person probably meant by a name that nobody knows: the nearest one or two, and
 * all there are only while they are few, since nobody reads a list of twenty.
 */
public final class Meant {

	/** How many names a person takes in at a glance. */
	private static final int FEW = 9;

	private Meant() {
	}

	/**
	 * Returns what to write instead of an unknown name, as sentences without the last
	 * full stop, e.g. {@code Did you mean 'order'? There are order, stock}.
	 * @param known the names there are; in any order, may be empty
	 */
	public static String instead(String name, Collection<String> known) {
		String nearest = question(name, known);
		if (known.isEmpty()) {
			return "There are none yet";
		}
		if (known.size() <= FEW) {
			return "%sThere %s %s".formatted(nearest, (known.size() == 1) ? "is only" : "are",
					known.stream().sorted().collect(Collectors.joining(", ")));
		}
		return nearest.isEmpty() ? "None of the %d there are is like it".formatted(known.size())
				: "%sThere are %d".formatted(nearest, known.size());
	}

	/**
	 * Returns the question after the nearest names, with a space at its end; empty if
	 * none is like it.
	 */
	public static String question(String name, Collection<String> known) {
		List<String> nearest = nearest(name, known);
		return nearest.isEmpty() ? "" : "Did you mean '%s'? ".formatted(String.join("' or '", nearest));
	}

	/**
	 * Returns the question after the nearest names and what to do if none of them was
	 * meant.
	 * @param otherwise that, a sentence that begins with a small letter
	 */
	public static String or(String name, Collection<String> known, String otherwise) {
		String nearest = question(name, known);
		return nearest.isEmpty() ? Character.toUpperCase(otherwise.charAt(0)) + otherwise.substring(1)
				: nearest + "Otherwise " + otherwise;
	}

	/**
	 * Returns the known names that are most like the one given: none, one or, if it is as
	 * near, two.
	 */
	public static List<String> nearest(String name, Collection<String> known) {
		List<String> like = known.stream()
			.distinct()
			.filter((other) -> isLike(name, other))
			.sorted(Comparator.<String>comparingInt((other) -> distance(name, other))
				.thenComparing(Comparator.naturalOrder()))
			.limit(2)
			.toList();
		return (like.size() == 2 && distance(name, like.getLast()) > distance(name, like.getFirst()) + 1)
				? like.subList(0, 1) : like;
	}

	/** Tells whether at least half of a name is as in the other. */
	public static boolean isLike(String name, String known) {
		return distance(name, known) * 2 <= Math.max(name.length(), known.length());
	}

	/**
	 * Returns how many letters are to be added, dropped or changed to get from one name
	 * to the other (the distance of Levenshtein).
	 */
	public static int distance(String one, String other) {
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
