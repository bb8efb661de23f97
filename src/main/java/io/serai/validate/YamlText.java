package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML file as Camel reads it (YAML 1.2), which remembers the line of each value. Files
 * that cannot be parsed are reported and read as empty.
 */
final class YamlText {

	private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);

	private final String file;

	private final Problems problems;

	private final Map<String, Integer> lines = new HashMap<>();

	private final JsonNode root;

	private final int length;

	private YamlText(String file, String text, Problems problems) {
		this.file = file;
		this.problems = problems;
		this.length = (int) text.lines().count();
		this.root = parse(text);
	}

	static YamlText read(Path home, Path file, Problems problems) throws IOException {
		return new YamlText(Problems.name(home, file), Files.readString(file), problems);
	}

	/**
	 * Returns the path relative to the home folder.
	 */
	String name() {
		return this.file;
	}

	/**
	 * Returns the whole content; missing if the file is empty or cannot be parsed.
	 */
	JsonNode root() {
		return this.root;
	}

	/**
	 * Returns how many lines the file has.
	 */
	int length() {
		return this.length;
	}

	/**
	 * Reports a problem at the place that a JSON pointer names, or at its nearest parent
	 * in the file.
	 */
	void problem(String pointer, String what, String remedy) {
		this.problems.add(this.file, line(pointer), what, remedy);
	}

	/** Notes what may be a mistake; otherwise like {@link #problem}. */
	void note(String pointer, String what, String remedy) {
		this.problems.note(this.file, line(pointer), what, remedy);
	}

	private int line(String pointer) {
		String place = pointer;
		while (!this.lines.containsKey(place) && !place.isEmpty()) {
			place = place.substring(0, place.lastIndexOf('/'));
		}
		return this.lines.getOrDefault(place, 1);
	}

	private JsonNode parse(String text) {
		try {
			return new Compose(LoadSettings.builder().build()).composeString(text)
				.map((node) -> convert(node, ""))
				.orElse(JSON.missingNode());
		}
		catch (MarkedYamlEngineException ex) {
			int line = ex.getProblemMark().map(Mark::getLine).orElse(0) + 1;
			this.problems.add(this.file, line, "is not YAML: " + ex.getProblem(),
					"Mend the syntax; look at the indent");
			return JSON.missingNode();
		}
	}

	private JsonNode convert(Node node, String pointer) {
		this.lines.putIfAbsent(pointer, node.getStartMark().map(Mark::getLine).orElse(0) + 1);
		return switch (node) {
			case MappingNode mapping -> convertMapping(mapping, pointer);
			case SequenceNode sequence -> convertSequence(sequence, pointer);
			case ScalarNode scalar -> convertScalar(scalar);
			default -> JSON.missingNode();
		};
	}

	private ObjectNode convertMapping(MappingNode mapping, String pointer) {
		ObjectNode object = JSON.objectNode();
		for (NodeTuple entry : mapping.getValue()) {
			String name = (entry.getKeyNode() instanceof ScalarNode key) ? key.getValue() : "?";
			String child = pointer + "/" + escape(name);
			this.lines.put(child, entry.getKeyNode().getStartMark().map(Mark::getLine).orElse(0) + 1);
			if (object.has(name)) {
				problem(child, "'%s' stands here twice".formatted(name), "Delete one; only one of them would count");
			}
			object.set(name, convert(entry.getValueNode(), child));
		}
		return object;
	}

	private ArrayNode convertSequence(SequenceNode sequence, String pointer) {
		ArrayNode array = JSON.arrayNode();
		for (Node item : sequence.getValue()) {
			array.add(convert(item, pointer + "/" + array.size()));
		}
		return array;
	}

	private static JsonNode convertScalar(ScalarNode scalar) {
		String value = scalar.getValue();
		if (scalar.getTag().equals(Tag.INT)) {
			return JSON.numberNode(new java.math.BigInteger(value));
		}
		if (scalar.getTag().equals(Tag.FLOAT)) {
			return JSON.numberNode(new java.math.BigDecimal(value));
		}
		if (scalar.getTag().equals(Tag.BOOL)) {
			return JSON.booleanNode(value.equalsIgnoreCase("true"));
		}
		return scalar.getTag().equals(Tag.NULL) ? JSON.nullNode() : JSON.textNode(value);
	}

	static String escape(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

}
