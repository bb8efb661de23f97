package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.InvalidRecordException;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import org.jspecify.annotations.Nullable;

/**
 * Which mappings make canonical records, as the polls of the connectors say, and whether
 * what they make is valid.
 */
final class ProducedRecords {

	private final Map<String, RecordKind> kinds = new TreeMap<>();

	/** Takes its time to start, and most mappings need none. */
	private @Nullable RecordValidator validator;

	ProducedRecords(Path home) throws IOException {
		for (Path folder : Folders.foldersIn(home.resolve("connectors"))) {
			Path file = folder.resolve("connector.yaml");
			if (Files.exists(file)) {
				YamlText.read(home, file, new Problems()).root().path("operations").forEach(this::add);
			}
		}
	}

	/**
	 * Returns what keeps a result from being the record that a poll makes of it; empty
	 * also if no poll uses the mapping, and for null, which says that the item has
	 * nothing to tell.
	 */
	List<String> violations(String mapping, JsonNode made) {
		RecordKind kind = this.kinds.get(mapping);
		if (kind == null || made.isNull()) {
			return List.of();
		}
		if (this.validator == null) {
			this.validator = new RecordValidator();
		}
		try {
			this.validator.read(kind, made, Locale.ENGLISH);
			return List.of();
		}
		catch (InvalidRecordException ex) {
			return ex.violations()
				.stream()
				.map((violation) -> "%s: %s".formatted(violation.path(), violation.message()))
				.toList();
		}
	}

	private void add(JsonNode operation) {
		if (operation.has("record")) {
			Names.kind(operation.path("record").asText())
				.ifPresent((kind) -> this.kinds.put(operation.path("mapping").asText(), kind));
		}
	}

}
