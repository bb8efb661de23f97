package io.serai.demo;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Documents.Document;

/**
 * Writes as the hub in miniature does.
 */
final class TinyDocuments {

	private TinyDocuments() {
	}

	/** Only if it says something else. */
	static void write(Documents documents, ObjectNode document) {
		List<Document> there = documents.withReference(document.path("source").asText(),
				document.path("reference").asText());
		if (there.isEmpty()) {
			documents.create(document);
		}
		else if (!there.getFirst().body().equals(document)) {
			documents.replace(Long.toString(there.getFirst().id()), document);
		}
	}

	/** Tells by which number people find a record there. */
	static void number(JsonNode record, Documents documents, JsonNode delivery) {
		documents.withReference(record.path("source").asText(), record.path("key").asText())
			.forEach((document) -> ((ObjectNode) delivery).put("externalNumber", document.number()));
	}

	/** Returns a record whose version is when the thing was changed. */
	static ObjectNode changed(String key, JsonNode thing) {
		return Json.object().put("key", key).put("version", thing.path("updatedAt").asText());
	}

}
