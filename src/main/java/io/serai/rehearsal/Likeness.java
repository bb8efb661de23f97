package io.serai.rehearsal;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Whether something holds what was expected of it; it may hold more. Values are equal if
 * they are written alike; null stands for a field that is not there.
 */
final class Likeness {

	private final List<String> differences = new ArrayList<>();

	private Likeness() {
	}

	/** Returns where the two differ, each as a path and both values; empty if nowhere. */
	static List<String> differences(JsonNode expected, JsonNode actual) {
		Likeness likeness = new Likeness();
		likeness.compare("$", expected, actual);
		return likeness.differences;
	}

	private void compare(String path, JsonNode expected, JsonNode actual) {
		if (expected.isObject() && actual.isObject()) {
			expected.properties()
				.forEach(
						(field) -> compare(path + "." + field.getKey(), field.getValue(), actual.path(field.getKey())));
		}
		else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
			for (int i = 0; i < expected.size(); i++) {
				compare("%s[%d]".formatted(path, i), expected.path(i), actual.path(i));
			}
		}
		else if (!isSame(expected, actual)) {
			this.differences.add("%s is %s, expected %s".formatted(path,
					(actual instanceof MissingNode) ? "not there" : actual, expected));
		}
	}

	private static boolean isSame(JsonNode expected, JsonNode actual) {
		if (expected.isNull()) {
			return actual.isNull() || actual.isMissingNode();
		}
		return expected.isValueNode() && actual.isValueNode() && !actual.isNull() && !actual.isMissingNode()
				&& expected.asText().equals(actual.asText());
	}

}
