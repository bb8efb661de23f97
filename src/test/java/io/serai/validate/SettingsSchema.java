package io.serai.validate;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes the JSON Schema of the settings from what the compiler writes of each
 * {@code @ConfigurationProperties} record.
 */
final class SettingsSchema {

	private static final ObjectMapper JSON = new ObjectMapper();

	private SettingsSchema() {
	}

	static ObjectNode generate() throws IOException {
		ObjectNode root = JSON.createObjectNode();
		root.put("$schema", "https://json-schema.org/draft/2020-12/schema")
			.put("title", "config/application.yaml: the settings of an installation")
			.put("type", "object");
		ObjectNode serai = root.putObject("properties").putObject("serai");
		for (Map.Entry<String, JsonNode> property : properties().entrySet()) {
			place(serai, property.getKey().substring("serai.".length())).setAll(described(property.getValue()));
		}
		for (String plain : new String[] { "home", "database.url", "database.user", "database.password" }) {
			place(serai, plain).setAll(typed("java.lang.String"));
		}
		place(serai, "database.connections").setAll(typed("java.lang.Integer"));
		place(serai, "systems").put("type", "object")
			.set("additionalProperties", named("io.serai.system.SystemSetting"));
		place(serai, "stores").put("type", "object").set("additionalProperties", named("io.serai.intake.StoreFolder"));
		return root;
	}

	private static Map<String, JsonNode> properties() throws IOException {
		Map<String, JsonNode> found = new TreeMap<>();
		for (URL url : Collections
			.list(SettingsSchema.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream in = url.openStream()) {
				for (JsonNode property : JSON.readTree(in).path("properties")) {
					String name = property.path("name").asText();
					if (name.startsWith("serai.") && !name.startsWith("serai.demo.")) {
						found.put(name, property);
					}
				}
			}
		}
		return found;
	}

	private static ObjectNode place(ObjectNode root, String name) {
		ObjectNode node = root;
		for (String part : name.split("\\.")) {
			node.put("type", "object").put("additionalProperties", false);
			ObjectNode properties = node.withObjectProperty("properties");
			node = properties.withObjectProperty(part);
		}
		return node;
	}

	private static ObjectNode described(JsonNode property) {
		ObjectNode schema = typed(property.path("type").asText());
		if (property.has("description")) {
			schema.put("description", property.path("description").asText().replaceAll("\\{@code ([^}]*)}", "$1"));
		}
		if (property.has("defaultValue")) {
			schema.set("default", property.path("defaultValue"));
		}
		return schema;
	}

	/** A placeholder stands for anything; what is one word may be a number in YAML. */
	private static ObjectNode typed(String type) {
		String plain = type.replaceFirst("<.*", "");
		return switch (plain) {
			case "java.lang.Integer", "java.lang.Long", "int" -> numberOr("integer", "-?\\d+");
			case "java.lang.Double" -> numberOr("number", "-?\\d+(\\.\\d+)?");
			case "java.lang.Boolean" -> numberOr("boolean", "true|false");
			case "java.time.Duration" -> numberOr("integer", "\\d+(ns|us|ms|s|m|h|d)?|PT?[0-9A-Z.]+");
			case "org.springframework.util.unit.DataSize" -> numberOr("integer", "\\d+(B|KB|MB|GB|TB)?");
			case "java.util.Map" -> JSON.createObjectNode().put("type", "object");
			case "java.util.List", "java.util.Set" -> several();
			default -> oneWord();
		};
	}

	private static ObjectNode numberOr(String type, String pattern) {
		ObjectNode schema = JSON.createObjectNode();
		schema.putArray("type").add(type).add("string");
		return schema.put("pattern", "^(%s|\\$\\{.*)$".formatted(pattern));
	}

	private static ObjectNode several() {
		ObjectNode schema = JSON.createObjectNode();
		schema.putArray("type").add("array").add("string");
		schema.putObject("items").putArray("type").add("string").add("number");
		return schema;
	}

	private static ObjectNode oneWord() {
		ObjectNode schema = JSON.createObjectNode();
		schema.putArray("type").add("string").add("number").add("boolean");
		return schema;
	}

	/** The record is bound by hand, so the compiler writes nothing of it. */
	private static ObjectNode named(String type) {
		ObjectNode system = JSON.createObjectNode();
		try {
			for (RecordComponent part : Class.forName(type).getRecordComponents()) {
				String name = kebab(part.getName());
				if (part.getType().isRecord()) {
					for (RecordComponent inner : part.getType().getRecordComponents()) {
						place(system, name + "." + kebab(inner.getName())).setAll(typed("java.lang.Integer"));
					}
				}
				else {
					place(system, name).setAll(typed(part.getType().getName()));
				}
			}
			return system;
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException(type + " has moved; say here where to", ex);
		}
	}

	private static String kebab(String name) {
		return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
	}

}
