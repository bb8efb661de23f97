package io.serai.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.canonical.CanonicalJson;
import io.serai.failure.Meant;

/**
 * The folder {@code routes/tests/}: one file a flow, the settings of the hub that runs
 * them, and in {@code records/} one whole record of each kind.
 */
final class TestFolder {

	static final YAMLMapper YAML = YAMLMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private static final String ENDING = ".camel.yaml";

	private final Path home;

	TestFolder(Path home) {
		this.home = home;
	}

	/** Returns every flow of the product, by id; doors are no flows. */
	List<String> flows() {
		return files(this.home.resolve("routes"), ENDING).stream()
			.filter((file) -> text(file).lines().noneMatch((line) -> line.startsWith("- rest:")))
			.map((file) -> file.getFileName().toString().replace(ENDING, ""))
			.toList();
	}

	/** Returns flows that no case is written for. */
	List<String> untested() {
		return flows().stream().filter((flow) -> !Files.exists(file(flow))).toList();
	}

	/**
	 * Returns every case, by flow and in the order of the files.
	 * @throws BrokenTestException if a file cannot be read or is of no flow
	 */
	List<FlowTest> tests() {
		List<FlowTest> tests = new ArrayList<>();
		List<String> flows = flows();
		for (Path file : files(this.home.resolve("routes/tests"), ".yaml")) {
			String flow = file.getFileName().toString().replace(".yaml", "");
			if (flow.equals("settings")) {
				continue;
			}
			if (!flows.contains(flow)) {
				throw new BrokenTestException(
						"routes/tests/%s.yaml: there is no flow '%s'; name the file after the flow that it tests. %s"
							.formatted(flow, flow, Meant.instead(flow, flows)));
			}
			cases(flow).properties()
				.forEach((said) -> tests.add(new FlowTest(flow, said.getKey(), (ObjectNode) said.getValue())));
		}
		return tests;
	}

	private JsonNode cases(String flow) {
		try {
			JsonNode cases = YAML.readTree(text(file(flow)));
			if (!cases.isObject() || cases.isEmpty()
					|| cases.properties().stream().anyMatch((said) -> !said.getValue().isObject())) {
				throw new BrokenTestException(
						"routes/tests/%s.yaml: holds no cases; write NAME: with given:, answers: and then: below it"
							.formatted(flow));
			}
			return cases;
		}
		catch (JsonProcessingException ex) {
			throw new BrokenTestException("routes/tests/%s.yaml:%d: %s".formatted(flow,
					(ex.getLocation() != null) ? ex.getLocation().getLineNr() : 1, ex.getOriginalMessage()));
		}
	}

	/**
	 * Returns a whole record: the one of its kind in {@code records/}, with what the case
	 * says otherwise.
	 * @param key stands where it says {@code {key}}
	 */
	ObjectNode record(String kind, ObjectNode otherwise, String key) {
		Path file = this.home.resolve("routes/tests/records").resolve(kind + ".json");
		if (!Files.exists(file)) {
			throw new BrokenTestException(
					"routes/tests/records/%s.json: is missing; write one whole record of the kind into it"
						.formatted(kind));
		}
		ObjectNode record = (ObjectNode) CanonicalJson
			.readTree(text(file).replace("{key}", key).getBytes(java.nio.charset.StandardCharsets.UTF_8));
		overlay(record, otherwise);
		return record;
	}

	private static void overlay(ObjectNode record, ObjectNode otherwise) {
		otherwise.properties().forEach((field) -> {
			if (field.getValue().isNull()) {
				record.remove(field.getKey());
			}
			else if (field.getValue() instanceof ObjectNode inner
					&& record.get(field.getKey()) instanceof ObjectNode old) {
				overlay(old, inner);
			}
			else {
				record.set(field.getKey(), field.getValue());
			}
		});
	}

	private Path file(String flow) {
		return this.home.resolve("routes/tests").resolve(flow + ".yaml");
	}

	private static List<Path> files(Path folder, String ending) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(ending)).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
