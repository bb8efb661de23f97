package io.serai.system.connector;

import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Puts what an installation sets in the place of <code>{option}</code> in a
 * {@code connector.yaml}, so that one connector can speak to systems of which only the
 * paths differ. A field of an operation or of the sign-in whose option is empty is as
 * good as not there; a failure rule of whose condition a part is empty is left out.
 */
final class OptionTexts {

	private final Map<String, String> options = new TreeMap<>();

	/**
	 * Takes the defaults of a connector and what an installation says over them.
	 * @param connector the file as it is
	 */
	OptionTexts(JsonNode connector, Map<String, String> installation) {
		connector.path("options").properties().forEach((option) -> {
			JsonNode byDefault = option.getValue().path("default");
			if (byDefault.isTextual()) {
				this.options.put(option.getKey(), byDefault.textValue());
			}
		});
		this.options.putAll(installation);
	}

	/** Returns a copy of the file with everything in its place. */
	JsonNode filled(JsonNode connector) {
		if (!(connector.deepCopy() instanceof ObjectNode copy)) {
			return connector;
		}
		fill(copy.path("signIn"));
		fill(copy.path("operations"));
		Iterator<JsonNode> rules = copy.path("failures").iterator();
		while (rules.hasNext()) {
			if (!fill(rules.next().path("when"))) {
				rules.remove();
			}
		}
		copy.path("failures").forEach(this::fill);
		return copy;
	}

	/** Returns whether nothing was left out. */
	private boolean fill(JsonNode node) {
		boolean whole = true;
		if (node instanceof ArrayNode list) {
			for (int i = 0; i < list.size(); i++) {
				JsonNode element = list.get(i);
				whole &= element.isTextual() || fill(element);
				list.set(i, element.isTextual() ? filledText(element.textValue()) : element);
			}
		}
		else if (node instanceof ObjectNode fields) {
			Iterator<Map.Entry<String, JsonNode>> all = fields.fields();
			while (all.hasNext()) {
				whole &= fill(all.next(), all);
			}
		}
		return whole;
	}

	private boolean fill(Map.Entry<String, JsonNode> field, Iterator<?> all) {
		if (!field.getValue().isTextual()) {
			return fill(field.getValue());
		}
		String text = field.getValue().textValue();
		TextNode filled = filledText(text);
		if (filled.textValue().isEmpty() && !text.isEmpty()) {
			all.remove();
			return false;
		}
		field.setValue(filled);
		return true;
	}

	private TextNode filledText(String text) {
		return TextNode.valueOf(Template.filled(text, this.options));
	}

}
