package io.serai.system;

import io.serai.canonical.RecordVersion;
import org.jspecify.annotations.Nullable;

/**
 * A record that is in a system already.
 *
 * @param id what the system calls it
 * @param version which version of it the system has; null if the system does not tell
 */
record Found(String id, @Nullable String version) {

	boolean isUpToDate(String ours) {
		return this.version != null && RecordVersion.compare(this.version, ours) >= 0;
	}

	boolean isOlder(String ours) {
		return this.version != null && RecordVersion.compare(this.version, ours) < 0;
	}

}
