package io.serai.codes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.serai.mapping.CodeLookup;

/**
 * All code tables as they stood at one moment. Never changes.
 */
final class CodeBook {

	private final long version;

	private final Map<CodeLookup.Asked, List<Code>> codes = new HashMap<>();

	/** Tables and systems. */
	private final Set<List<String>> kept = new HashSet<>();

	/**
	 * Takes the lines; of two that answer the same question, the first wins.
	 * @param version what tells this book from a later one
	 */
	CodeBook(long version, Collection<Code> lines) {
		this.version = version;
		for (Code code : lines) {
			this.kept.add(List.of(code.table(), code.system()));
			for (boolean outward : new boolean[] { true, false }) {
				if (code.direction().includes(outward)) {
					this.codes
						.computeIfAbsent(
								new CodeLookup.Asked(code.table(), code.system(), code.asked(outward), outward),
								(asked) -> new ArrayList<>(1))
						.add(code);
				}
			}
		}
	}

	long version() {
		return this.version;
	}

	boolean isKept(String table, String system) {
		return this.kept.contains(List.of(table, system));
	}

	Optional<String> find(CodeLookup.Asked asked, LocalDate day) {
		return this.codes.getOrDefault(asked, List.of())
			.stream()
			.filter((code) -> code.isValidOn(day))
			.map((code) -> code.asked(!asked.outward()))
			.findFirst();
	}

}
