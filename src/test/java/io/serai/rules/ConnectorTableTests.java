package io.serai.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of connectors in the README says what they can do, no more and no less, and
 * the certification kit has tried each cell.
 */
class ConnectorTableTests {

	private static final Path CONNECTORS = Path.of("connectors");

	private static final List<String> COLUMNS = List.of("order", "order-status", "stock", "customer", "shipment",
			"refund", "approval", "deal", "stock-notice", "notice", "told", "reconciled");

	private static final YAMLMapper YAML = new YAMLMapper();

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "README_ZH.md" })
	void theTableIsTrue(String readme) throws IOException {
		String text = Files.readString(Path.of(readme));

		for (Path folder : folders()) {
			assertThat(text).as("%s misses or misstates a connector; its line must be", readme).contains(row(folder));
		}
		long rows = text.lines().filter((line) -> line.startsWith("| [`")).count();
		assertThat(rows).as("connectors in the table of %s", readme).isEqualTo(folders().size());
	}

	@Test
	void theKitHasTriedEveryCell() throws IOException {
		for (Path folder : folders()) {
			JsonNode kit = YAML.readTree(folder.resolve("stub/kit.yaml").toFile());
			Set<String> cells = operations(folder).entrySet()
				.stream()
				.filter((entry) -> !cells(entry.getKey(), entry.getValue()).isEmpty())
				.map(Map.Entry::getKey)
				.filter((name) -> !onlyLooksUp(folder, name))
				.collect(Collectors.toCollection(TreeSet::new));

			assertThat(names(kit.path("calls"))).as("%s/stub/kit.yaml: calls, which tries each misfortune", folder)
				.containsAll(cells);
			if (!kit.has("elsewhere")) {
				assertThat(played(kit)).as("%s/stub/kit.yaml: operations in scenes of cases", folder)
					.containsAll(cells);
			}
		}
	}

	/** A list that stands in for the look-up of a write is played with the write. */
	private static boolean onlyLooksUp(Path folder, String name) {
		return operations(folder).values().stream().anyMatch((other) -> other.path("find").asText().equals(name));
	}

	private static Set<String> names(JsonNode object) {
		Set<String> names = new TreeSet<>();
		object.fieldNames().forEachRemaining(names::add);
		return names;
	}

	private static Set<String> played(JsonNode kit) {
		return kit.path("cases").findValuesAsText("call").stream().collect(Collectors.toCollection(TreeSet::new));
	}

	private static List<Path> folders() throws IOException {
		try (Stream<Path> folders = Files.list(CONNECTORS)) {
			return folders.filter(Files::isDirectory).sorted().toList();
		}
	}

	private static String row(Path folder) {
		Map<String, Set<String>> cells = new LinkedHashMap<>();
		COLUMNS.forEach((column) -> cells.put(column, new LinkedHashSet<>()));
		operations(folder).forEach(
				(name, operation) -> cells(name, operation).forEach((column, sign) -> cells.get(column).add(sign)));
		told(folder).forEach((kind) -> cells.get("told").add(kind));
		String name = folder.getFileName().toString();
		return "| [`%s`](connectors/%s/README.md) | ".formatted(name, name)
				+ cells.values().stream().map((cell) -> String.join(" ", cell)).collect(Collectors.joining(" | "))
				+ " |";
	}

	/** Returns column and sign; nothing for an operation that only serves others. */
	private static Map<String, String> cells(String name, JsonNode operation) {
		if (operation.has("record")) {
			return Map.of(operation.get("record").textValue(), "←");
		}
		if (operation.has("lists")) {
			return Map.of("reconciled", "`" + operation.get("lists").textValue() + "`");
		}
		String[] parts = name.split("-", 2);
		boolean writes = Set.of("save", "send").contains(parts[0]) && COLUMNS.contains(parts[1]);
		return writes ? Map.of(parts[1], "→") : Map.of();
	}

	/** Returns the kinds of record that the system tells of at {@code /hooks}. */
	private static Set<String> told(Path folder) {
		Map<String, JsonNode> operations = operations(folder);
		Set<String> kinds = new LinkedHashSet<>();
		connector(folder).at("/hook/events")
			.forEach((event) -> kinds
				.add("`" + operations.get(event.get("reads").textValue()).get("record").textValue() + "`"));
		return kinds;
	}

	/** What an option decides is shown as it is unless an installation says otherwise. */
	private static JsonNode withDefault(JsonNode operation, JsonNode connector) {
		String record = operation.path("record").asText();
		if (record.startsWith("{")) {
			((ObjectNode) operation).set("record",
					connector.at("/options/%s/default".formatted(record.substring(1, record.length() - 1))));
		}
		return operation;
	}

	private static Map<String, JsonNode> operations(Path folder) {
		Map<String, JsonNode> operations = new LinkedHashMap<>();
		JsonNode connector = connector(folder);
		connector.get("operations")
			.properties()
			.forEach((entry) -> operations.put(entry.getKey(), withDefault(entry.getValue(), connector)));
		return operations;
	}

	private static JsonNode connector(Path folder) {
		try {
			return YAML.readTree(folder.resolve("connector.yaml").toFile());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
