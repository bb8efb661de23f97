package io.serai.system.write;

import io.serai.canonical.RecordVersion;
import org.jspecify.annotations.Nullable;

/**
 * A document that was looked for and is there.
 *
 * @param id what the system calls it
 * @param version the record's version there; null if the system does not tell
 */
record Found(String id, @Nullable String version) {

	boolean isUpToDate(String ours) {
		return this.version != null && RecordVersion.compare(this.version, ours) >= 0;
	}

	/**
	 * Whether it is to be brought up to date: it is older, or nobody knows and an update
	 * does no harm.
	 */
	boolean mustBeWritten(String ours, boolean canUpdate) {
		return (this.version == null) ? canUpdate : RecordVersion.compare(this.version, ours) < 0;
	}

}
