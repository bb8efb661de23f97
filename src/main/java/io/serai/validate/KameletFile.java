package io.serai.validate;

import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * Checks one kamelet: one operation of one system, with at most one call.
 */
final class KameletFile {

	private static final Pattern HTTP = Pattern.compile("https?:.*|\\{\\{url}}.*");

	private final YamlText file;

	private final String name;

	KameletFile(YamlText file, String name) {
		this.file = file;
		this.name = name;
	}

	void check(SchemaCheck schema) {
		JsonNode root = this.file.root();
		if (root.isMissingNode()) {
			return;
		}
		SimpleTexts.check(this.file);
		if (!root.at("/metadata/name").asText().equals(this.name)) {
			this.file.problem("/metadata/name", "metadata.name is not the file's name '%s'".formatted(this.name),
					"Write name: " + this.name);
		}
		for (String field : new String[] { "title", "description" }) {
			if (root.at("/spec/definition/" + field).asText().isBlank()) {
				this.file.problem("/spec/definition", "has no %s".formatted(field), "Say in one sentence what it does");
			}
		}
		JsonNode template = root.at("/spec/template");
		if (!template.has("from") && !template.has("route")) {
			this.file.problem("/spec/template", "has neither from nor route",
					"Write from: { uri: kamelet:source, steps: ... }");
			return;
		}
		String kind = template.has("route") ? "route" : "from";
		JsonNode dsl = JsonNodeFactory.instance.arrayNode()
			.add(JsonNodeFactory.instance.objectNode().set(kind, template.path(kind)));
		schema.check(this.file, dsl, "/spec/template", "/0");
		int calls = checkSteps("/spec/template/" + (kind.equals("route") ? "route/from" : "from") + "/steps");
		if (calls > 1) {
			this.file.problem("/spec/template", "makes %d calls".formatted(calls),
					"One kamelet, one call: a retry repeats the whole kamelet. Use needs: or then: in connector.yaml");
		}
	}

	/**
	 * Checks steps and returns how many calls one run makes at most.
	 */
	private int checkSteps(String at) {
		JsonNode steps = this.file.root().at(at);
		int calls = 0;
		for (int i = 0; i < steps.size(); i++) {
			String kind = steps.path(i).fieldNames().hasNext() ? steps.path(i).fieldNames().next() : "";
			String place = "%s/%d/%s".formatted(at, i, kind);
			JsonNode step = this.file.root().at(place);
			if (step.path("id").asText().isBlank()) {
				this.file.problem(place, "the step '%s' has no id".formatted(kind),
						"Write id: with what it does; the log of a failure names it");
			}
			if (kind.equals("to") || kind.equals("toD")) {
				calls += checkCall(place, step);
			}
			calls += checkSteps(place + "/steps") + checkBranches(place, step);
		}
		return calls;
	}

	/** Only one branch runs. */
	private int checkBranches(String place, JsonNode step) {
		int most = checkSteps(place + "/otherwise/steps");
		for (int i = 0; i < step.path("when").size(); i++) {
			most = Math.max(most, checkSteps("%s/when/%d/steps".formatted(place, i)));
		}
		return most;
	}

	private int checkCall(String place, JsonNode step) {
		String uri = step.isTextual() ? step.asText() : step.path("uri").asText();
		if (!HTTP.matcher(uri).matches()) {
			return 0;
		}
		JsonNode parameters = step.path("parameters");
		if (!uri.contains("throwExceptionOnFailure=false")
				&& parameters.path("throwExceptionOnFailure").asBoolean(true)) {
			this.file.problem(place, "the call lacks throwExceptionOnFailure: false",
					"Add it, so that connector.yaml decides what an answer means");
		}
		if (!uri.contains("httpMethod=") && !parameters.has("httpMethod")) {
			this.file.problem(place, "the call lacks httpMethod",
					"Add it as an option; a header costs a quarter of the CPU");
		}
		return 1;
	}

}
