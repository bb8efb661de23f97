package io.serai.mapping;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.CanonicalJson;
import io.serai.codes.CodeFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Finds every mapping and every golden sample by itself: what a mapping makes of
 * {@code samples/NAME.in.json} is {@code samples/NAME.out.json}, digit for digit.
 * {@code samples/NAME.vars.json} holds variables.
 */
class MappingSamplesTests {

	private static final Path FOLDER = Path.of(System.getProperty("serai.basedir", "."), "mappings");

	private static final Mappings MAPPINGS = new Mappings(FOLDER, CodeFiles.lookup(FOLDER.getParent()));

	static List<String> mappings() {
		return MAPPINGS.names().stream().sorted().toList();
	}

	static List<Path> samples() throws IOException {
		try (Stream<Path> files = Files.walk(FOLDER)) {
			return files.filter((file) -> file.toString().endsWith(".in.json"))
				.map(FOLDER::relativize)
				.sorted()
				.toList();
		}
	}

	@ParameterizedTest
	@MethodSource("samples")
	void makesOfTheInputWhatTheSampleSays(Path sample) throws IOException {
		Path in = FOLDER.resolve(sample);
		JsonNode expected = read(beside(in, ".out.json"));

		JsonNode made = asSent(MAPPINGS.apply(sample.getName(0).toString(), read(in), variables(in)));

		assertThat(made.toPrettyString()).isEqualTo(sorted(expected, made).toPrettyString());
		assertThat(made).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("mappings")
	void hasAtLeastOneGoldenSample(String mapping) throws IOException {
		assertThat(samples()).as("add mappings/%s/samples/NAME.in.json and NAME.out.json", mapping)
			.anyMatch((sample) -> sample.startsWith(mapping));
	}

	@ParameterizedTest
	@MethodSource("mappings")
	void isNamedAfterRecordDirectionAndConnector(String mapping) {
		assertThat(mapping).as("name the folder <record>-<to|from>-<connector>")
			.matches("[a-z]+(-[a-z]+)*-(to|from)-[a-z0-9-]+");
	}

	/** Written and read again: a number is the same whichever Java type held it. */
	private static JsonNode asSent(JsonNode made) {
		return CanonicalJson.readTree(made.toString().getBytes(StandardCharsets.UTF_8));
	}

	/** Equal trees differ in the order of fields only; the order made is shown. */
	private static JsonNode sorted(JsonNode expected, JsonNode made) {
		return expected.equals(made) ? made : expected;
	}

	private static Map<String, JsonNode> variables(Path in) throws IOException {
		Map<String, JsonNode> variables = new HashMap<>();
		variables.put("system", TextNode.valueOf("system"));
		variables.put("externalId", NullNode.getInstance());
		variables.put("options", CanonicalJson.mapper().createObjectNode());
		variables.put("now", TextNode.valueOf("2026-11-22T05:05:00Z"));
		variables.put("force", BooleanNode.FALSE);
		Path file = beside(in, ".vars.json");
		if (Files.exists(file)) {
			read(file).properties().forEach((entry) -> variables.put(entry.getKey(), entry.getValue()));
		}
		return variables;
	}

	private static Path beside(Path in, String suffix) {
		return in.resolveSibling(in.getFileName().toString().replace(".in.json", suffix));
	}

	private static JsonNode read(Path file) throws IOException {
		return CanonicalJson.readTree(Files.readAllBytes(file));
	}

}
