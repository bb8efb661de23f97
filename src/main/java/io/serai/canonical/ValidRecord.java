package io.serai.canonical;

import java.util.Objects;

/**
 * A record that has been checked against every constraint. Only {@link RecordValidator}
 * makes one, so whoever is given one need not check again.
 */
public final class ValidRecord {

	private final CanonicalRecord record;

	ValidRecord(CanonicalRecord record) {
		this.record = Objects.requireNonNull(record);
	}

	/** Returns the record itself. */
	public CanonicalRecord record() {
		return this.record;
	}

	@Override
	public String toString() {
		return "valid " + this.record.recordKey();
	}

}
