package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * A golden sample of a mapping: {@code samples/CASE.in.json} with what comes in,
 * {@code CASE.out.json} with what it must become, and {@code CASE.vars.json} if the
 * mapping uses variables.
 *
 * @param in what comes in
 */
record Sample(Path in) {

	static final String IN = ".in.json";

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	/**
	 * Returns the samples in the folder of a mapping, by name.
	 */
	static List<Sample> of(Path mapping) throws IOException {
		return Folders.filesIn(mapping.resolve("samples"))
			.stream()
			.filter((file) -> file.toString().endsWith(IN))
			.map(Sample::new)
			.toList();
	}

	/**
	 * Returns the case.
	 */
	String name() {
		return this.in.getFileName().toString().replace(IN, "");
	}

	Path out() {
		return beside(".out.json");
	}

	Path vars() {
		return beside(".vars.json");
	}

	/**
	 * Returns what {@code system:} always sets, and over it what the file says.
	 * @param file an object of JSON; may be missing
	 */
	static Map<String, JsonNode> variables(Path file) throws IOException {
		Map<String, JsonNode> variables = new TreeMap<>();
		variables.put("system", JSON.getNodeFactory().textNode("system"));
		variables.put("externalId", JSON.getNodeFactory().nullNode());
		variables.put("options", JSON.createObjectNode());
		variables.put("now", JSON.getNodeFactory().textNode("2026-11-22T05:05:00Z"));
		variables.put("force", JSON.getNodeFactory().booleanNode(false));
		if (Files.exists(file)) {
			read(file).properties().forEach((entry) -> variables.put(entry.getKey(), entry.getValue()));
		}
		return variables;
	}

	static JsonNode read(Path file) throws IOException {
		return JSON.readTree(file.toFile());
	}

	/**
	 * Returns a mapping's result as if it had been read from a file, so that both can be
	 * compared.
	 */
	static JsonNode asRead(JsonNode made) throws IOException {
		return JSON.readTree(made.toString());
	}

	/**
	 * Returns JSON as samples are written: two spaces, one value a line.
	 */
	static String pretty(JsonNode json) throws IOException {
		DefaultIndenter indent = new DefaultIndenter("  ", "\n");
		Separators separators = Separators.createDefaultInstance()
			.withObjectFieldValueSpacing(Separators.Spacing.AFTER)
			.withArrayEmptySeparator("")
			.withObjectEmptySeparator("");
		DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators);
		printer.indentObjectsWith(indent);
		printer.indentArraysWith(indent);
		return JSON.writer(printer).writeValueAsString(json) + "\n";
	}

	private Path beside(String ending) {
		String file = this.in.getFileName().toString();
		return this.in.resolveSibling((file.endsWith(IN) ? name() : file) + ending);
	}

}
