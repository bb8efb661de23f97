package io.serai.validate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.serai.mapping.Breach;

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

	private final Schema schema;

	private final JsonNode root;

	private final String name;

	private final String remedy;

	/**
	 * @param name what people call the schema
	 */
	SchemaCheck(String resource, String name, String remedy) throws IOException {
		this.name = name;
		this.remedy = remedy;
		try (InputStream in = Objects.requireNonNull(SchemaCheck.class.getResourceAsStream(resource), resource)) {
			this.root = new ObjectMapper().readTree(in);
			this.schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(this.root);
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
	 * Reports what in a part of a file breaks the schema, each with the path of its
	 * field.
	 * @param content the part, in the shape that the schema describes
	 * @param prefix what to put before a place in the part to find it in the file
	 * @param dropped how much of the place to drop first
	 */
	void check(YamlText file, JsonNode content, String prefix, String dropped) {
		for (Breach breach : Breach.of(this.schema, this.root, content)) {
			String place = prefix + breach.pointer().substring(Math.min(dropped.length(), breach.pointer().length()));
			String path = Breach.path(place);
			file.problem(place,
					"does not fit %s: %s%s".formatted(this.name, path.isEmpty() ? "" : path + ": ", breach.what()),
					breach.remedy().isEmpty() ? this.remedy : "%s. %s".formatted(breach.remedy(), this.remedy));
		}
	}

}
