package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.validate.FirstCase.NoCaseException;

/**
 * The one HTTP call that an operation of a connector makes, as far as its files tell it.
 *
 * @param spec the operation in {@code connector.yaml}
 * @param method e.g. {@code POST}
 * @param path below the url of the system; {@code %s} stands for the record's key
 * @param answer what the stub answers; missing if it says nothing
 */
record ConnectorCall(JsonNode spec, String method, String path, JsonNode answer) {

	private static final String URL = "{{url}}";

	private static final String OF_THE_KEY = "${header.HubKeyEncoded}";

	static ConnectorCall of(Path connectors, String connector, String operation) throws IOException, NoCaseException {
		Path folder = connectors.resolve(connector);
		JsonNode said = yaml(folder.resolve("connector.yaml"));
		JsonNode spec = said.path("operations").path(operation);
		if (spec.isMissingNode()) {
			throw new NoCaseException(
					"the connector %s, which plays the system in routes/tests/settings.yaml, has no operation '%s'"
						.formatted(connector, operation));
		}
		boolean more = said.path("signIn").has("operation")
				|| List.of("needs", "then", "each", "detail").stream().anyMatch(spec::has);
		JsonNode steps = yaml(folder.resolve("%s-%s.kamelet.yaml".formatted(connector, operation)))
			.at("/spec/template/from/steps");
		JsonNode call = steps.path(steps.size() - 1).path("to");
		String path = call.path("uri").asText().replaceFirst("^\\{\\{url}}", "") + httpPath(steps);
		String plain = path.replace(OF_THE_KEY, "%s");
		if (more || !call.path("uri").asText().startsWith(URL) || plain.contains("{")) {
			throw new NoCaseException(
					"'%s' of the connector %s takes more than one plain HTTP call".formatted(operation, connector));
		}
		return new ConnectorCall(spec, call.path("parameters").path("httpMethod").asText("GET"), plain,
				answer(folder.resolve("stub"), operation));
	}

	private static String httpPath(JsonNode steps) {
		for (JsonNode step : steps) {
			if (step.path("setHeader").path("name").asText().equals("CamelHttpPath")) {
				return step.at("/setHeader/expression/simple/expression").asText();
			}
		}
		return "";
	}

	private static JsonNode answer(Path stub, String operation) throws IOException {
		Path kit = stub.resolve("kit.yaml");
		JsonNode answer = Files.exists(kit) ? yaml(kit).path("operations").path(operation).path("answer")
				: JsonNodeFactory.instance.missingNode();
		Path file = stub.resolve(answer.asText() + ".json");
		return (answer.isTextual() && Files.exists(file)) ? Sample.read(file) : answer;
	}

	static JsonNode yaml(Path file) throws IOException {
		return Files.exists(file) ? YamlText.read(file.resolveSibling(""), file, new Problems()).root()
				: JsonNodeFactory.instance.missingNode();
	}

	/** Returns the request as a case names it. */
	String line(String base, String key) {
		return "%s %s%s".formatted(this.method, base, this.path.replace("%s", key));
	}

	String record() {
		return this.spec.path("record").asText();
	}

	String mapping() {
		return this.spec.path("mapping").asText();
	}

	/** Returns an answer that lists these items. */
	JsonNode listing(List<JsonNode> items) throws NoCaseException {
		String[] places = this.spec.path("items").asText().split("\\.");
		if (!places[0].equals("$") || !this.spec.path("items").asText().matches("\\$(\\.[A-Za-z0-9_-]+)*")) {
			throw new NoCaseException("items: %s is no plain place in an answer".formatted(this.spec.path("items")));
		}
		ArrayNode list = JsonNodeFactory.instance.arrayNode().addAll(items);
		JsonNode answer = list;
		for (int i = places.length - 1; i > 0; i--) {
			ObjectNode around = JsonNodeFactory.instance.objectNode();
			around.set(places[i], answer);
			answer = around;
		}
		return answer;
	}

}
