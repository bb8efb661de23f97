package io.serai.crossref;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.Customer;

/**
 * A record's business content, field by field, in a form that can be compared but not
 * read. What names the record or tells when and by whom it was changed is left out.
 */
final class Fingerprints {

	private static final Set<String> NO_CONTENT = Set.of("source", "key", "version", "updatedAt", "externalRefs", "raw",
			"sourceVersion");

	/** Systems write 40 as 40.0000 or the other way round. */
	private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(\\.\\d{1,6})?");

	private static final int BYTES = 8;

	private Fingerprints() {
	}

	/**
	 * Returns the fingerprint of each field that says something, by name.
	 */
	static Map<String, String> of(CanonicalRecord record) {
		Map<String, JsonNode> said = new TreeMap<>();
		CanonicalJson.tree(record).properties().forEach((field) -> said.put(field.getKey(), field.getValue()));
		said.keySet().removeAll(NO_CONTENT);
		if (record instanceof Customer customer) {
			said.keySet().removeAll(customer.unsaid());
		}
		return of(said);
	}

	/** Returns the fingerprint of each field that says something, by name. */
	static Map<String, String> of(Map<String, JsonNode> said) {
		Map<String, String> fields = new TreeMap<>();
		said.forEach((name, value) -> {
			if (!isEmpty(value)) {
				fields.put(name, of(name, value));
			}
		});
		return fields;
	}

	/** Returns the fingerprint of one field. */
	static String of(String name, JsonNode value) {
		return digest(name + "\n" + plain(value));
	}

	private static boolean isEmpty(JsonNode value) {
		return value.isNull() || (value.isContainerNode() && value.isEmpty())
				|| (value.isTextual() && value.textValue().isBlank());
	}

	private static JsonNode plain(JsonNode value) {
		if (value.isObject()) {
			ObjectNode sorted = JsonNodeFactory.instance.objectNode();
			value.properties()
				.stream()
				.sorted(Map.Entry.comparingByKey())
				.forEach((field) -> sorted.set(field.getKey(), plain(field.getValue())));
			return sorted;
		}
		if (value.isArray()) {
			ArrayNode plain = JsonNodeFactory.instance.arrayNode();
			value.forEach((item) -> plain.add(plain(item)));
			return plain;
		}
		boolean isDecimal = value.isTextual() && DECIMAL.matcher(value.textValue()).matches();
		return isDecimal ? TextNode.valueOf(new BigDecimal(value.textValue()).stripTrailingZeros().toPlainString())
				: value;
	}

	private static String digest(String text) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(Arrays.copyOf(hash, BYTES));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
