package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.InvalidRecordException;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;

/**
 * Which mappings make canonical records, as the polls of the connectors say, and whether
 * what they make is valid.
 */
final class ProducedRecords {

	private final Path home;

	ProducedRecords(Path home) {
		this.home = home;
	}

	/**
	 * Returns what the mapping's results must be; empty if no poll uses it.
	 */
	Optional<RecordKind> kindOf(String mapping) throws IOException {
		for (Path folder : Folders.foldersIn(this.home.resolve("connectors"))) {
			Path file = folder.resolve("connector.yaml");
			if (Files.exists(file)) {
				for (JsonNode operation : YamlText.read(this.home, file, new Problems()).root().path("operations")) {
					if (operation.path("mapping").asText().equals(mapping) && operation.has("record")) {
						return Names.kind(operation.path("record").asText());
					}
				}
			}
		}
		return Optional.empty();
	}

	/**
	 * Returns what keeps a result from being a valid record; empty also for null, which
	 * says that the item has nothing to tell.
	 */
	static List<String> violations(RecordKind kind, JsonNode made) {
		if (made.isNull()) {
			return List.of();
		}
		try {
			new RecordValidator().read(kind, made, Locale.ENGLISH);
			return List.of();
		}
		catch (InvalidRecordException ex) {
			return ex.violations()
				.stream()
				.map((violation) -> "%s: %s".formatted(violation.path(), violation.message()))
				.toList();
		}
	}

}
