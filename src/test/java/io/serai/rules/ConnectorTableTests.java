package io.serai.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
			"refund", "approval", "deal", "stock-notice");

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
			String kit = Files.readString(folder.resolve("stub/kit.yaml"));

			assertThat(operations(folder).keySet()).as("%s/stub/kit.yaml calls every operation of the table", folder)
				.filteredOn((operation) -> cell(operation, operations(folder).get(operation)).length == 2)
				.allMatch((operation) -> kit.contains("call: " + operation)
						|| kit.lines().anyMatch((line) -> line.matches("  " + operation + ": .*")));
		}
	}

	private static List<Path> folders() throws IOException {
		try (Stream<Path> folders = Files.list(CONNECTORS)) {
			return folders.filter(Files::isDirectory).sorted().toList();
		}
	}

	private static String row(Path folder) {
		Map<String, Set<String>> cells = new LinkedHashMap<>();
		COLUMNS.forEach((column) -> cells.put(column, new LinkedHashSet<>()));
		operations(folder).forEach((name, operation) -> {
			String[] cell = cell(name, operation);
			if (cell.length == 2) {
				cells.get(cell[0]).add(cell[1]);
			}
		});
		String name = folder.getFileName().toString();
		return "| [`%s`](connectors/%s/README.md) | ".formatted(name, name)
				+ cells.values().stream().map((cell) -> String.join(" ", cell)).collect(Collectors.joining(" | "))
				+ " |";
	}

	/** Returns column and arrow; nothing for an operation that only serves others. */
	private static String[] cell(String name, JsonNode operation) {
		if (operation.has("record")) {
			return new String[] { operation.get("record").textValue(), "←" };
		}
		String[] parts = name.split("-", 2);
		boolean writes = Set.of("save", "send").contains(parts[0]) && COLUMNS.contains(parts[1]);
		return writes ? new String[] { parts[1], "→" } : new String[0];
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
		try {
			Map<String, JsonNode> operations = new LinkedHashMap<>();
			JsonNode connector = YAML.readTree(folder.resolve("connector.yaml").toFile());
			connector.get("operations")
				.properties()
				.forEach((entry) -> operations.put(entry.getKey(), withDefault(entry.getValue(), connector)));
			return operations;
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
