package io.serai.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A column of a CSV file: the field of the record that its cells fill. Its name is the
 * field's path, e.g. {@code total.amount}, {@code phones[0]}; {@code lines[].sku} says
 * that each row is one element.
 *
 * @param name as the header row has it
 * @param steps the way into the record
 * @param type of the field in its schema: {@code integer}, {@code boolean}, else text
 */
record Column(String name, List<Step> steps, String type) {

	private static final Pattern STEP = Pattern.compile("([A-Za-z][A-Za-z0-9]*)(\\[(\\d?)])?");

	/** One field the record does not know by itself, kept for whoever wants it. */
	private static final String FURTHER = "raw.";

	Column {
		steps = List.copyOf(steps);
	}

	/**
	 * One name on the way.
	 *
	 * @param array whether it has brackets
	 * @param each whether they are empty: each row fills one element
	 * @param index what stands in them
	 */
	record Step(String name, boolean array, boolean each, int index) {
	}

	/**
	 * Returns the column; empty if the record has no such field.
	 * @param schema of the record
	 */
	static Optional<Column> of(String name, ObjectNode schema) {
		if (name.startsWith(FURTHER)) {
			String field = name.substring(FURTHER.length());
			return STEP.matcher(field).matches()
					? Optional.of(new Column(name, List.of(new Step(field, false, false, 0)), "string"))
					: Optional.empty();
		}
		List<Step> steps = new ArrayList<>();
		JsonNode at = schema;
		for (String part : name.split("\\.", -1)) {
			Matcher found = STEP.matcher(part);
			if (!found.matches()) {
				return Optional.empty();
			}
			boolean array = found.group(2) != null;
			boolean each = array && found.group(3).isEmpty();
			steps.add(new Step(found.group(1), array, each, (array && !each) ? Integer.parseInt(found.group(3)) : 0));
			at = resolved(schema, resolved(schema, at).path("properties").path(found.group(1)));
			at = array ? resolved(schema, at.path("items")) : at;
		}
		boolean scalar = !at.isMissingNode() && !List.of("object", "array").contains(type(at));
		return scalar ? Optional.of(new Column(name, steps, type(at))) : Optional.empty();
	}

	/** Tells whether each row fills an element of its own. */
	boolean isEach() {
		return this.steps.stream().anyMatch(Step::each);
	}

	/**
	 * Puts a value where the column says.
	 * @param row which element of what each row fills
	 */
	void put(ObjectNode record, int row, JsonNode value) {
		ObjectNode at = record;
		for (Step step : this.steps.subList(0, this.steps.size() - 1)) {
			at = step.array() ? (ObjectNode) element(at, step, row, true) : at.withObjectProperty(step.name());
		}
		Step last = this.steps.getLast();
		if (last.array()) {
			element(at, last, row, false);
			((ArrayNode) at.path(last.name())).set(last.each() ? row : last.index(), value);
		}
		else {
			at.set(last.name(), value);
		}
	}

	private static JsonNode element(ObjectNode at, Step step, int row, boolean objects) {
		ArrayNode elements = at.withArrayProperty(step.name());
		int index = step.each() ? row : step.index();
		while (elements.size() <= index) {
			elements.add(objects ? elements.objectNode() : elements.nullNode());
		}
		return elements.get(index);
	}

	private static String type(JsonNode schema) {
		JsonNode type = schema.path("type");
		return type.isArray() ? type.path(0).asText() : type.asText("string");
	}

	private static JsonNode resolved(JsonNode root, JsonNode schema) {
		JsonNode found = schema;
		for (JsonNode choice : schema.path("anyOf")) {
			found = choice.path("type").asText().equals("null") ? found : choice;
		}
		String reference = found.path("$ref").asText();
		return reference.startsWith("#/") ? root.at(reference.substring(1)) : found;
	}

}
