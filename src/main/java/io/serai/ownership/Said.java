package io.serai.ownership;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Customer;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a customer, field by field; a field that says nothing is not there.
 *
 * @param fields values by name, in JSON
 */
record Said(Map<String, JsonNode> fields) {

	static final Said NOTHING = new Said(Map.of());

	/** Names the record, or tells when it was changed; not content. */
	private static final Set<String> NAMES = Set.of("source", "key", "version", "updatedAt", "externalRefs", "raw");

	Said {
		fields = new TreeMap<>(fields);
	}

	/**
	 * Returns what a system says of a customer.
	 * @param agreed what is agreed: a field that the system does not keep says nothing if
	 * it is there
	 */
	static Said of(Customer customer, Said agreed) {
		ObjectNode json = CanonicalJson.tree(customer);
		json.remove(customer.unsaid().stream().filter(agreed.fields()::containsKey).toList());
		return of(json);
	}

	static Said of(JsonNode json) {
		Map<String, JsonNode> fields = new TreeMap<>();
		json.properties().forEach((field) -> {
			boolean isEmpty = field.getValue().isNull()
					|| (field.getValue().isContainerNode() && field.getValue().isEmpty());
			if (!NAMES.contains(field.getKey()) && !isEmpty) {
				fields.put(field.getKey(), field.getValue());
			}
		});
		return new Said(fields);
	}

	/** Returns a value as it is kept in a row. */
	static JsonNode value(String json) {
		return CanonicalJson.readTree(json.getBytes(StandardCharsets.UTF_8));
	}

	@Nullable JsonNode get(String field) {
		return this.fields.get(field);
	}

	/** Returns the same with another value; null takes the field away. */
	Said with(String field, @Nullable JsonNode value) {
		Map<String, JsonNode> changed = new TreeMap<>(this.fields);
		if (value != null) {
			changed.put(field, value);
		}
		else {
			changed.remove(field);
		}
		return new Said(changed);
	}

	ObjectNode json() {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		this.fields.forEach(json::set);
		return json;
	}

}
