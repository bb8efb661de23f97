package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.RecordKind;

/**
 * The first case of a new flow for {@code ./serai test-flow}: what its system is asked
 * and answers is read off the kamelet, the stub and the golden sample of the connector
 * that plays it in {@code routes/tests/settings.yaml}.
 */
final class FirstCase {

	private static final String STAND_IN = "${stand-in}/";

	private static final String KEY = "{key}";

	private final Path home;

	private final Names.Directed flow;

	private final RecordKind kind;

	private final String operation;

	FirstCase(Path home, Names.Directed flow, RecordKind kind, String operation) {
		this.home = home;
		this.flow = flow;
		this.kind = kind;
		this.operation = operation;
	}

	/**
	 * Returns the file.
	 * @throws NoCaseException if nothing can be told about the system, with the reason
	 */
	String text() throws IOException, NoCaseException {
		Path tests = this.home.resolve("routes/tests");
		Path records = tests.resolve("records/%s.json".formatted(this.kind.wireName()));
		Path settings = tests.resolve("settings.yaml");
		if (!Files.exists(settings)) {
			throw new NoCaseException("there is no routes/tests/settings.yaml, which names the systems of the tests");
		}
		if (this.flow.towards() && !Files.exists(records)) {
			throw new NoCaseException("there is no whole record to give it in routes/tests/records/%s.json"
				.formatted(this.kind.wireName()));
		}
		JsonNode system = yaml(settings).at("/serai/systems").path(this.flow.other());
		if (system.isMissingNode()) {
			return this.flow.towards() ? waiting() : silent();
		}
		return this.flow.towards() ? delivered(system, Sample.read(records)) : published(system);
	}

	private String waiting() {
		return beginning() + """
				Each %s waits while no system %s is configured:
				  given: { %s: {} }
				  then: { outcome: waiting }
				""".formatted(Names.phrase(this.kind), this.flow.other(), this.kind.wireName());
	}

	private String silent() {
		return beginning() + """
				No %s comes in while no system %s is configured:
				  then: { outcome: waiting, why: is not configured }
				""".formatted(Names.phrase(this.kind), this.flow.other());
	}

	private String beginning() {
		return """
				# A first case. Say in routes/tests/settings.yaml which connector plays %s, then write here what it is asked and answers:
				# src/docs/test-a-flow.md shows how.
				"""
			.formatted(this.flow.other());
	}

	private String delivered(JsonNode system, JsonNode record) throws IOException, NoCaseException {
		ConnectorCall call = call(system);
		String key = record.has("key") ? record.path("key").asText()
				: record.path("sku").asText() + "@" + record.path("location").asText();
		String line = call.line(base(system), key);
		return """
				Each %s is saved in the system %s:
				  given: { %s: {} }
				  answers: { "%s": %s }
				  then: { outcome: delivered, calls: { "%s": {} } }
				""".formatted(Names.phrase(this.kind), this.flow.other(), this.kind.wireName(), line, call.answer(),
				line);
	}

	private String published(JsonNode system) throws IOException, NoCaseException {
		ConnectorCall call = call(system);
		if (!call.record().equals(this.kind.wireName())) {
			throw new NoCaseException(
					"the system %s of routes/tests/settings.yaml tells a record of the kind '%s' with '%s'"
						.formatted(this.flow.other(), call.record(), this.operation));
		}
		String line = call.line(base(system), "");
		Optional<Sample> found = sample(call.mapping());
		if (found.isEmpty()) {
			return """
					Nothing comes in when nothing changed in the system %s:
					  answers: { "%s": %s }
					  then: { published: [] }
					""".formatted(this.flow.other(), line, call.listing(List.of()));
		}
		String key = Sample.read(found.get().out()).path("key").asText();
		JsonNode item = Sample.read(found.get().in());
		boolean replaced = isValue(item, key);
		return """
				%s that changed in the system %s comes in:
				  answers: { "%s": %s }
				  then: { published: { %s: { key: "%s" } } }
				""".formatted(capital(Names.one(this.kind)), this.flow.other(), line,
				call.listing(List.of(replaced ? keyed(item, key) : item)), this.kind.wireName(), replaced ? KEY : key);
	}

	/** Returns the first sample of which the mapping makes a whole record. */
	private Optional<Sample> sample(String mapping) throws IOException {
		ProducedRecords produced = new ProducedRecords(this.home);
		for (Sample sample : Sample.of(this.home.resolve("mappings").resolve(mapping))) {
			JsonNode made = Files.exists(sample.out()) ? Sample.read(sample.out())
					: JsonNodeFactory.instance.missingNode();
			if (made.isObject() && made.path("key").isValueNode() && produced.violations(mapping, made).isEmpty()) {
				return Optional.of(sample);
			}
		}
		return Optional.empty();
	}

	private ConnectorCall call(JsonNode system) throws IOException, NoCaseException {
		return ConnectorCall.of(this.home.resolve("connectors"), system.path("connector").asText(), this.operation);
	}

	private String base(JsonNode system) throws NoCaseException {
		String url = system.path("url").asText();
		if (!url.startsWith(STAND_IN)) {
			throw new NoCaseException("the url of the system %s in routes/tests/settings.yaml does not begin with %s"
				.formatted(this.flow.other(), STAND_IN));
		}
		return url.substring(STAND_IN.length());
	}

	/**
	 * Whether a text or number of the item is the key, which each case has its own of.
	 */
	private static boolean isValue(JsonNode item, String key) {
		return item.properties().stream().anyMatch((field) -> field.getValue().asText().equals(key));
	}

	private static JsonNode keyed(JsonNode item, String key) {
		ObjectNode copy = item.deepCopy();
		item.properties()
			.stream()
			.filter((field) -> field.getValue().asText().equals(key))
			.forEach((field) -> copy.put(field.getKey(), KEY));
		return copy;
	}

	private static String capital(String text) {
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	private static JsonNode yaml(Path file) throws IOException {
		return ConnectorCall.yaml(file);
	}

	/** Why there is no first case; no fault of the flow. */
	static final class NoCaseException extends Exception {

		private static final long serialVersionUID = 1L;

		NoCaseException(String why) {
			super(why);
		}

	}

}
