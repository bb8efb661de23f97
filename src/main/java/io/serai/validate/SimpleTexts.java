package io.serai.validate;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Finds expressions in Camel's Simple language that open a bracket and do not close it.
 * Camel itself would tell so only when it starts the flow.
 */
final class SimpleTexts {

	private SimpleTexts() {
	}

	/** Checks every expression of a file. */
	static void check(YamlText file) {
		walk(file, "", file.root());
	}

	private static void walk(YamlText file, String at, JsonNode node) {
		for (Map.Entry<String, JsonNode> field : node.properties()) {
			String place = at + "/" + YamlText.escape(field.getKey());
			if (field.getKey().equals("simple")) {
				JsonNode said = field.getValue();
				checkText(file, place, said.isTextual() ? said.asText() : said.path("expression").asText());
			}
			walk(file, place, field.getValue());
		}
		for (int i = 0; node.isArray() && i < node.size(); i++) {
			walk(file, at + "/" + i, node.path(i));
		}
	}

	private static void checkText(YamlText file, String place, String text) {
		int open = 0;
		for (int i = 0; i < text.length(); i++) {
			if (text.startsWith("${", i)) {
				open++;
			}
			else if (text.charAt(i) == '}' && open > 0) {
				open--;
			}
		}
		if (open > 0) {
			file.problem(place, "the expression \"%s\" opens ${ and does not close it".formatted(text),
					"Write } where the value ends, e.g. ${body.total.amount} > 0");
		}
	}

}
