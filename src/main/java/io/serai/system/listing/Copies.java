package io.serai.system.listing;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKey;

/**
 * Records that a system has from elsewhere: they go under its own number there and name
 * the number that they are known by.
 */
final class Copies {

	private Copies() {
	}

	/**
	 * Returns what was read as the record that it is, or that it is a copy of; empty if
	 * it is neither.
	 */
	static Optional<CanonicalRecord> as(RecordKey record, CanonicalRecord read) {
		if (read.recordKey().equals(record)) {
			return Optional.of(read);
		}
		ObjectNode tree = CanonicalJson.tree(read);
		for (JsonNode ref : tree.path("externalRefs")) {
			if (ref.path("system").asText().equals(record.source()) && ref.path("id").asText().equals(record.key())) {
				tree.remove("externalRefs");
				tree.put("source", record.source()).put("key", record.key());
				return Optional.of(CanonicalJson.read(record.kind(), tree));
			}
		}
		return Optional.empty();
	}

}
