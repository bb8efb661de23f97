package io.serai.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects what the checks find: problems, and notes, which are no fault but may be a
 * mistake.
 */
final class Problems {

	private final List<Problem> found = new ArrayList<>();

	private final List<Problem> notes = new ArrayList<>();

	void add(String file, int line, String what, String remedy) {
		this.found.add(new Problem(file, line, what, remedy));
	}

	void note(String file, int line, String what, String remedy) {
		this.notes.add(new Problem(file, line, what, remedy));
	}

	/**
	 * Returns how many were found so far.
	 */
	int size() {
		return this.found.size();
	}

	/**
	 * Returns what was found, each once, in the order of files and lines.
	 */
	List<Problem> sorted() {
		return sorted(this.found);
	}

	/**
	 * Returns the notes, each once, in the order of files and lines.
	 */
	List<Problem> sortedNotes() {
		return sorted(this.notes);
	}

	private static List<Problem> sorted(List<Problem> all) {
		return all.stream()
			.distinct()
			.sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
			.toList();
	}

	/**
	 * Returns how a file is named to people: relative to the home folder.
	 */
	static String name(Path home, Path file) {
		return home.relativize(file).toString().replace('\\', '/');
	}

}
