package io.serai.canonical;

import java.time.Instant;

/**
 * A canonical business document: a full snapshot with a key and a version, never a delta.
 */
public interface CanonicalRecord {

	/**
	 * Returns what kind of record this is.
	 */
	RecordKind kind();

	/**
	 * Returns the name of the system that the record comes from, e.g. {@code shop}.
	 */
	String source();

	/**
	 * Returns the source's number, unique together with {@link #source()}.
	 */
	String key();

	/**
	 * Returns the version, comparable with {@link RecordVersion#compare}; the source's
	 * own version or its update time.
	 */
	String version();

	/**
	 * Returns when the source last changed the record, UTC.
	 */
	Instant updatedAt();

	/**
	 * Returns what two publications share that are the same: the second is not taken.
	 */
	default String duplicateId() {
		return source() + "\n" + key() + "\n" + version();
	}

	/**
	 * Returns what those records share that must stay in order, none beside another: the
	 * versions of one record.
	 */
	default String group() {
		return recordKey().group();
	}

	/**
	 * Returns the record's identity.
	 */
	default RecordKey recordKey() {
		return new RecordKey(kind(), source(), key());
	}

}
