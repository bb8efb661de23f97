package io.serai.validate;

import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Walks the steps of one route and counts: each has an id, none is of a kind that goes
 * round the guarantees, and all together read like prose.
 */
final class FlowSteps {

	private static final int MAX_STEPS = 12;

	private static final int MAX_NESTING = 2;

	private static final int MAX_EXPRESSIONS = 2;

	/** Steps that a flow must not hold, and what to do instead. */
	private static final Map<String, String> FORBIDDEN_STEPS = Map.ofEntries(
			Map.entry("doTry", "Delete it: hub: retries and dead-letters what fails"),
			Map.entry("onException", "Delete it: hub: retries and dead-letters what fails"),
			Map.entry("circuitBreaker", "Delete it: system: has a breaker of its own"),
			Map.entry("throttle", "Delete it; set limits in the connector.yaml or the system's settings"),
			Map.entry("idempotentConsumer", "Delete it: hub: drops what it has delivered before"),
			Map.entry("loop", "Write a verb (a bean step) that does it"),
			Map.entry("script", "Write a verb (a bean step) or a mapping"),
			Map.entry("process", "Write a verb (a bean step with a name)"),
			Map.entry("toD", "Write to: with a fixed name; an address made of data can be anything"),
			Map.entry("recipientList", "Write a choice with one to: each"),
			Map.entry("pollEnrich", "Use a system: operation to look something up"),
			Map.entry("wireTap", "Use a step: a copy beside the flow may be lost"),
			Map.entry("delay", "Delete it: it holds a thread; the retry ladder waits in the broker"));

	private static final Pattern DATA_IN_LOG = Pattern.compile("\\$\\{(body|headers?|in\\.|bodyAs|exchangeProperty)");

	private final FlowFiles flows;

	private final YamlText file;

	private final boolean door;

	private int steps;

	private int expressions;

	FlowSteps(FlowFiles flows, YamlText file, boolean door) {
		this.flows = flows;
		this.file = file;
		this.door = door;
	}

	void walk(String at, int depth) {
		JsonNode list = this.file.root().at(at);
		for (int i = 0; i < list.size(); i++) {
			String kind = list.path(i).fieldNames().hasNext() ? list.path(i).fieldNames().next() : "";
			String place = "%s/%d/%s".formatted(at, i, YamlText.escape(kind));
			this.steps++;
			checkStep(place, kind);
			descend(place, depth);
		}
		if (depth > MAX_NESTING + 1 && !list.isEmpty()) {
			this.file.problem(at, "is nested deeper than %d".formatted(MAX_NESTING), "Move the inner part to a verb");
		}
	}

	private void descend(String place, int depth) {
		JsonNode step = this.file.root().at(place);
		this.expressions += step.has("expression") ? 1 : 0;
		walk(place + "/steps", depth + 1);
		for (int i = 0; i < step.path("when").size(); i++) {
			this.expressions++;
			walk("%s/when/%d/steps".formatted(place, i), depth + 1);
		}
		walk(place + "/otherwise/steps", depth + 1);
		if (step.path("when").size() > 3) {
			this.file.problem(place, "the choice has more than 3 branches", "Make a verb that decides");
		}
	}

	private void checkStep(String place, String kind) {
		JsonNode step = this.file.root().at(place);
		String id = step.path("id").asText();
		if (!id.matches("[a-z0-9]+(-[a-z0-9]+)+")) {
			this.file.problem(place,
					id.isEmpty() ? "the step '%s' has no id".formatted(kind)
							: "the id '%s' of the step '%s' is no verb phrase".formatted(id, kind),
					"Write id: with what it does, e.g. save-sales-order; console, metrics and logs show it");
		}
		else if (!this.door) {
			this.flows.checkUnique(this.file, place, step.path("id").asText());
		}
		String instead = FORBIDDEN_STEPS.get(kind);
		if (instead != null) {
			this.file.problem(place, "'%s' does not belong in a flow".formatted(kind), instead);
		}
		if (kind.equals("to")) {
			this.flows.checkUri(this.file, place, step, this.door);
		}
		if (kind.equals("log")
				&& DATA_IN_LOG.matcher(step.isTextual() ? step.asText() : step.path("message").asText()).find()) {
			this.file.problem(place, "writes the body or headers to the log",
					"Log constant text; the journey of each record stands in the console");
		}
	}

	void checkTotals(String at) {
		if (this.steps > MAX_STEPS) {
			this.file.problem(at, "has %d steps, at most %d".formatted(this.steps, MAX_STEPS),
					"Cut it into two flows, or make a verb");
		}
		if (this.expressions > MAX_EXPRESSIONS) {
			this.file.problem(at, "has %d expressions, at most %d".formatted(this.expressions, MAX_EXPRESSIONS),
					"Make a verb (a bean step) that decides");
		}
	}

}
