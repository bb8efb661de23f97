package io.serai.crossref;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;

/**
 * One record in one system.
 */
record Link(String system, RecordKey record, String externalId) {

	/** Names a record in a system. */
	record Canonical(String system, RecordKey record) {
	}

	/** Names a system's document. */
	record External(String system, RecordKind kind, String externalId) {
	}

	Canonical canonical() {
		return new Canonical(this.system, this.record);
	}

	External external() {
		return new External(this.system, this.record.kind(), this.externalId);
	}

}
