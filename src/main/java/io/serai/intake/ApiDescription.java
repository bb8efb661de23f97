package io.serai.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordSchemas;

import org.springframework.stereotype.Component;

/**
 * The API as OpenAPI 3.1: the paths as written in {@code openapi.json}, with the schemas
 * of the records filled in from their Java types.
 */
@Component
class ApiDescription {

	/** The records that the doors take, and their names in the description. */
	private static final Map<RecordKind, String> NAMES = Map.of(RecordKind.ORDER, "Order", RecordKind.STOCK,
			"StockLevel", RecordKind.CUSTOMER, "Customer", RecordKind.SHIPMENT, "Shipment", RecordKind.REFUND,
			"Refund");

	private final byte[] json;

	ApiDescription() {
		ObjectNode description = skeleton();
		ObjectNode schemas = (ObjectNode) description.at("/components/schemas");
		NAMES.forEach((kind, name) -> add(schemas, kind, name));
		this.json = Problems.bytes(description);
	}

	/**
	 * Returns the description as UTF-8 JSON.
	 */
	byte[] json() {
		return this.json.clone();
	}

	private static void add(ObjectNode schemas, RecordKind kind, String name) {
		ObjectNode schema = RecordSchemas.of(kind);
		JsonNode parts = schema.path("$defs");
		schema.remove("$defs");
		schema.remove("$schema");
		relink(schema);
		schemas.set(name, schema);
		parts.properties().forEach((part) -> {
			relink(part.getValue());
			schemas.set(part.getKey(), part.getValue());
		});
	}

	private static void relink(JsonNode schema) {
		schema.findParents("$ref")
			.forEach((parent) -> ((ObjectNode) parent).put("$ref",
					parent.path("$ref").asText().replace("#/$defs/", "#/components/schemas/")));
	}

	private static ObjectNode skeleton() {
		try (InputStream stream = ApiDescription.class.getResourceAsStream("/api-docs/openapi.json")) {
			if (stream == null) {
				throw new IllegalStateException("api-docs/openapi.json is missing in the jar; build it again");
			}
			return (ObjectNode) CanonicalJson.readTree(stream.readAllBytes());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
