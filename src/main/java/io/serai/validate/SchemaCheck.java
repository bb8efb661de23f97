package io.serai.validate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/**
 * A JSON Schema on the class path, and what in a file breaks it.
 */
final class SchemaCheck {

	/**
	 * The schema of Camel's YAML DSL, from the same jar that reads the routes. It is
	 * stricter than the runtime, which lets a wrong type pass and then does something
	 * else.
	 */
	static final String CAMEL = "/schema/camelYamlDsl.json";

	private static final String UNKNOWN = "additionalProperties";

	private final Schema schema;

	private final String name;

	private final String remedy;

	/**
	 * @param name what people call the schema
	 */
	SchemaCheck(String resource, String name, String remedy) throws IOException {
		this.name = name;
		this.remedy = remedy;
		try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(resource), resource)) {
			this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
				.getSchema(in, InputFormat.JSON);
		}
	}

	static SchemaCheck connector() throws IOException {
		return new SchemaCheck("/schema/connector.schema.json", "the shape of a connector.yaml",
				"src/docs/add-a-connector.md explains each field");
	}

	/**
	 * @param reference where every setting stands
	 */
	static SchemaCheck settings(String reference) throws IOException {
		return new SchemaCheck("/schema/settings.schema.json", "the shape of the settings",
				"Each setting stands with its default and a comment in " + reference);
	}

	static SchemaCheck camel() throws IOException {
		return new SchemaCheck(CAMEL, "Camel's YAML schema",
				"Look the step up in Camel's documentation; the runtime might let it pass and ignore it");
	}

	/**
	 * Reports what in a part of a file breaks the schema: of alternatives that all fail,
	 * the one that came furthest.
	 * @param content the part, in the shape that the schema describes
	 * @param prefix what to put before a place in the part to find it in the file
	 * @param dropped how much of the place to drop first
	 */
	void check(YamlText file, JsonNode content, String prefix, String dropped) {
		List<Error> errors = this.schema.validate(content);
		int deepest = errors.stream().mapToInt((error) -> depth(error)).max().orElse(0);
		errors.stream()
			.filter((error) -> depth(error) == deepest)
			.filter((error) -> tellsMost(error, errors))
			.sorted(Comparator.comparing((error) -> error.getInstanceLocation().toString()))
			.limit(3)
			.forEach(
					(error) -> file.problem(prefix + error.getInstanceLocation().toString().substring(dropped.length()),
							"does not fit %s: %s".formatted(this.name, told(error, content)), this.remedy));
	}

	/**
	 * An unknown name explains why alternatives do not fit.
	 */
	private static boolean tellsMost(Error error, List<Error> all) {
		return List.of(UNKNOWN, "required").contains(error.getKeyword()) || all.stream()
			.noneMatch((other) -> other.getKeyword().equals(UNKNOWN)
					&& other.getInstanceLocation().equals(error.getInstanceLocation()));
	}

	private static String told(Error error, JsonNode content) {
		if (error.getKeyword().equals(UNKNOWN)) {
			return "there is no '%s' here".formatted(error.getProperty());
		}
		if (!error.getKeyword().equals("enum")) {
			return error.getMessage();
		}
		String place = error.getInstanceLocation().toString();
		return "%s: '%s' is none of %s".formatted(place.substring(place.lastIndexOf('/') + 1),
				content.at(place).asText(), error.getSchemaNode());
	}

	private static int depth(Error error) {
		return error.getInstanceLocation().getNameCount();
	}

}
