package io.serai.system.connector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.serai.mapping.Breach;
import io.serai.mapping.BrokenFilesException;
import io.serai.mapping.ProductFolder;

/**
 * The folder {@code connectors/} on disk: one folder a kind of system.
 */
public final class ConnectorFolder {

	private static final YAMLMapper YAML = new YAMLMapper();

	private static final JsonNode SHAPE = shape();

	private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
		.getSchema(SHAPE);

	private final Path folder;

	private final ConnectorRules rules;

	public ConnectorFolder(Path folder, ConnectorRules rules) {
		this.folder = folder;
		this.rules = rules;
	}

	public List<String> names() {
		return ProductFolder.names(this.folder);
	}

	Path of(String name) {
		return this.folder.resolve(name);
	}

	/**
	 * Returns the connector in folder {@code name} as it is without any setting.
	 * @throws BrokenFilesException with everything that is wrong with it
	 */
	public Connector read(String name) {
		return read(name, Map.of());
	}

	/**
	 * Returns the connector in folder {@code name}.
	 * @param options what an installation sets
	 * @throws BrokenFilesException with everything that is wrong with it
	 */
	public Connector read(String name, Map<String, String> options) {
		Path file = this.folder.resolve(name).resolve("connector.yaml");
		String place = "connectors/%s/connector.yaml".formatted(name);
		try {
			String text = Files.readString(file);
			JsonNode said = YAML.readTree(text);
			JsonNode yaml = new OptionTexts(said, options).filled(said);
			List<Breach> breaches = Breach.of(SCHEMA, SHAPE, yaml);
			FieldLines lines = new FieldLines(place, text);
			if (!breaches.isEmpty()) {
				throw new BrokenFilesException(breaches.stream().map(lines::told).toList());
			}
			Connector connector = YAML.treeToValue(yaml, Connector.class);
			List<String> problems = this.rules.problems(connector, this.folder.resolve(name));
			if (!problems.isEmpty()) {
				throw new BrokenFilesException(problems.stream().map(lines::told).toList());
			}
			return connector;
		}
		catch (JsonProcessingException ex) {
			throw new BrokenFilesException(List.of("%s:%s: %s".formatted(place,
					(ex.getLocation() != null) ? ex.getLocation().getLineNr() : "?", ex.getOriginalMessage())));
		}
		catch (IOException ex) {
			throw new BrokenFilesException(
					List.of("%s: cannot be read; each folder in connectors/ holds a connector.yaml".formatted(place)));
		}
	}

	private static JsonNode shape() {
		try (InputStream in = Objects
			.requireNonNull(ConnectorFolder.class.getResourceAsStream("/schema/connector.schema.json"))) {
			return YAML.readTree(in);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
