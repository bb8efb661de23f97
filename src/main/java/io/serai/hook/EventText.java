package io.serai.hook;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.MalformedJsonException;

/**
 * What platforms write: JSON or XML, told apart by how it begins.
 */
final class EventText {

	private EventText() {
	}

	/**
	 * Returns it as a tree.
	 * @throws RefusedEventException if it is neither
	 */
	static JsonNode tree(byte[] text) {
		String start = new String(text, 0, Math.min(text.length, 64), StandardCharsets.UTF_8).strip();
		if (start.startsWith("<")) {
			return XmlTree.read(text);
		}
		try {
			return CanonicalJson.readTree(text);
		}
		catch (MalformedJsonException ex) {
			throw new RefusedEventException();
		}
	}

	/**
	 * Returns the text of a field.
	 * @throws RefusedEventException if there is none
	 */
	static String field(JsonNode tree, String name) {
		return Optional.ofNullable(tree.path(name).textValue()).orElseThrow(RefusedEventException::new);
	}

}
