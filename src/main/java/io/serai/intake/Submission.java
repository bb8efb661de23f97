package io.serai.intake;

import java.util.List;

import io.serai.canonical.RecordKind;
import io.serai.canonical.ValidRecord;

/**
 * What a caller hands in, read and checked.
 *
 * @param kind of what kind all of it is
 * @param batch whether it came as a batch, and is answered per record
 * @param items what became of each, in order
 * @param records the valid ones, in order
 */
record Submission(RecordKind kind, boolean batch, List<BatchItem> items, List<ValidRecord> records) {

	Submission {
		items = List.copyOf(items);
		records = List.copyOf(records);
	}

	/** What {@code hub:} is given: one record, or several to be stored together. */
	Object body() {
		return this.batch ? this.records : this.records.getFirst();
	}

}
