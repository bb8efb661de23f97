package io.serai.reconcile;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.serai.canonical.RecordKey;

/**
 * All that both systems of a pair have of one day, by record.
 *
 * @param at when the reading began, UTC
 * @param left of the left
 * @param right of the right
 */
record BothSides(Instant at, Map<RecordKey, Documents> left, Map<RecordKey, Documents> right) {

	Set<RecordKey> records() {
		Set<RecordKey> records = new HashSet<>(this.left.keySet());
		records.addAll(this.right.keySet());
		return records;
	}

	Documents left(RecordKey record) {
		return this.left.getOrDefault(record, Documents.NONE);
	}

	Documents right(RecordKey record) {
		return this.right.getOrDefault(record, Documents.NONE);
	}

}
