package io.serai.reconcile;

import java.util.List;

/**
 * How two sides disagree about one record.
 *
 * @param kind in what way
 * @param differences field by field, if both have it
 */
record Mismatch(FindingKind kind, List<Difference> differences) {

	Mismatch {
		differences = List.copyOf(differences);
	}

	static Mismatch of(FindingKind kind) {
		return new Mismatch(kind, List.of());
	}

}
