package io.serai.reconcile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.serai.system.listing.Listed;

/**
 * What one side has under one key; usually one document.
 *
 * @param all those that do not count, too
 */
record Documents(List<Listed> all) {

	static final Documents NONE = new Documents(List.of());

	Documents {
		all = List.copyOf(all);
	}

	/** A page that is read twice tells the same document twice. */
	Documents with(Listed document) {
		List<Listed> others = this.all.stream().filter((known) -> !known.id().equals(document.id())).toList();
		return others.isEmpty() ? new Documents(List.of(document)) : new Documents(
				java.util.stream.Stream.concat(others.stream(), java.util.stream.Stream.of(document)).toList());
	}

	List<Listed> counting() {
		return this.all.stream().filter(Listed::counts).toList();
	}

	/** Returns the one that is compared: what counts before what does not. */
	Optional<Listed> first() {
		return this.all.stream().min(Comparator.comparing((document) -> !document.counts()));
	}

	boolean isThere() {
		return this.all.stream().anyMatch(Listed::counts);
	}

	boolean isDoubled() {
		return counting().size() > 1;
	}

	/**
	 * Returns what tells this state from others, as far as it matters to a comparison.
	 */
	String print() {
		return print(this.all);
	}

	static String print(List<Listed> documents) {
		return documents.stream()
			.map((document) -> "%s %s %s".formatted(document.id(), document.counts(),
					document.worth().stripTrailingZeros().toPlainString()))
			.sorted()
			.collect(Collectors.joining(";"));
	}

}
