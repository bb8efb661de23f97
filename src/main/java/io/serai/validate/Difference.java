package io.serai.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One place where what a mapping makes is not what its sample says.
 *
 * @param at JSON pointer
 * @param expected what the sample says; missing if it says nothing there
 * @param made what the mapping makes; missing if it makes nothing there
 */
record Difference(String at, JsonNode expected, JsonNode made) {

	/**
	 * Returns every difference, by place; empty if both are equal.
	 */
	static List<Difference> between(JsonNode expected, JsonNode made) {
		List<Difference> found = new ArrayList<>();
		compare("", expected, made, found);
		return found;
	}

	private static void compare(String at, JsonNode expected, JsonNode made, List<Difference> found) {
		if (expected.isObject() && made.isObject()) {
			for (String field : union(expected, made)) {
				compare(at + "/" + field, expected.path(field), made.path(field), found);
			}
		}
		else if (expected.isArray() && made.isArray() && expected.size() == made.size()) {
			for (int i = 0; i < made.size(); i++) {
				compare(at + "/" + i, expected.path(i), made.path(i), found);
			}
		}
		else if (!expected.equals(made)) {
			found.add(new Difference(at, expected, made));
		}
	}

	private static List<String> union(JsonNode one, JsonNode other) {
		return Stream.concat(one.properties().stream(), other.properties().stream())
			.map(Map.Entry::getKey)
			.distinct()
			.sorted()
			.toList();
	}

	@Override
	public String toString() {
		return "%s is %s, the sample says %s".formatted(this.at.isEmpty() ? "/" : this.at, told(this.made),
				told(this.expected));
	}

	private static String told(JsonNode value) {
		String text = value.isMissingNode() ? "not there" : value.toString();
		return (text.length() <= 80) ? text : text.substring(0, 80) + " ...";
	}

}
