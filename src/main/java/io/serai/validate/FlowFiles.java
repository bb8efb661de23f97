package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.canonical.RecordKind;

/**
 * Checks the flows in {@code routes/}: each file holds one, named after the file, and
 * reads like prose.
 */
final class FlowFiles {

	private static final Pattern FILE = Pattern.compile(Names.PLAIN + "\\.camel\\.yaml");

	private static final int MAX_STEPS = 12;

	private static final int MAX_LINES = 60;

	private static final int MAX_NESTING = 2;

	private static final int MAX_EXPRESSIONS = 2;

	private static final List<String> ALLOWED_SCHEMES = List.of("hub", "system", "mapping", "bean", "direct", "timer");

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

	private static final Pattern SECRET_OR_HOST = Pattern
		.compile("https?://|[?&](password|secret|token|apiKey|clientSecret)=", Pattern.CASE_INSENSITIVE);

	private static final Pattern DATA_IN_LOG = Pattern.compile("\\$\\{(body|headers?|in\\.|bodyAs|exchangeProperty)");

	private final Path home;

	private final Problems problems;

	private final SchemaCheck schema;

	private final SystemOperations operations;

	private final Map<String, String> stepIds = new TreeMap<>();

	FlowFiles(Path home, Problems problems, SchemaCheck schema, SystemOperations operations) {
		this.home = home;
		this.problems = problems;
		this.schema = schema;
		this.operations = operations;
	}

	void check() throws IOException {
		for (Path file : Folders.filesIn(this.home.resolve("routes"))) {
			if (file.startsWith(this.home.resolve("routes/tests"))) {
				continue;
			}
			String name = file.getFileName().toString();
			if (FILE.matcher(name).matches()) {
				check(YamlText.read(this.home, file, this.problems), name.replace(".camel.yaml", ""));
			}
			else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
				this.problems.add(Problems.name(this.home, file), 1, "is not a name of a flow",
						"Name it <record>-<from|to>-<system>.camel.yaml: lower case, digits, '-', one dot before camel");
			}
		}
	}

	private void check(YamlText file, String id) {
		JsonNode root = file.root();
		if (root.isMissingNode()) {
			return;
		}
		this.schema.check(file, root, "", "");
		if (file.length() > MAX_LINES) {
			file.problem("", "has %d lines, at most %d read like prose".formatted(file.length(), MAX_LINES),
					"Move what a verb or a mapping can do out of it, or cut it into two flows");
		}
		boolean door = root.findParent("rest") != null;
		boolean named = false;
		for (int i = 0; i < root.size(); i++) {
			for (String kind : List.of("route", "rest", "from")) {
				if (root.path(i).has(kind)) {
					String at = "/%d/%s".formatted(i, kind);
					named |= root.at(at).path("id").asText().equals(id);
					checkEntry(file, at, kind, door);
				}
			}
		}
		if (!named) {
			file.problem("/0", "holds no route or rest with the id '%s'".formatted(id),
					"Give it the file's name as id: the name is the address");
		}
	}

	private void checkEntry(YamlText file, String at, String kind, boolean door) {
		JsonNode entry = file.root().at(at);
		if (kind.equals("from")) {
			file.problem(at, "is a route without id and description", "Wrap it: - route: { id, description, from }");
			return;
		}
		checkDescription(file, at, entry);
		if (kind.equals("route")) {
			checkUri(file, at + "/from", entry.path("from"), door);
			checkPoll(file, at + "/from", entry.path("from"));
			Steps steps = new Steps(file, door);
			steps.walk(at + "/from/steps", 1);
			steps.checkTotals(at);
		}
	}

	private static void checkDescription(YamlText file, String at, JsonNode entry) {
		String description = entry.path("description").asText().strip();
		if (description.isEmpty()) {
			file.problem(at, "has no description", "Say in one sentence, in the present tense, what it does");
		}
		else if (!description.endsWith(".") || description.contains(". ")) {
			file.problem(at + "/description", "the description is not one sentence",
					"Write one sentence, with a full stop");
		}
	}

	private void checkUri(YamlText file, String at, JsonNode step, boolean door) {
		String uri = step.isTextual() ? step.asText() : step.path("uri").asText();
		String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
		if (!ALLOWED_SCHEMES.contains(scheme) || (scheme.equals("direct") && !door)) {
			file.problem(at, "the flow uses '%s:' directly".formatted(scheme),
					"Use hub:<kind> for channels and system:<name>/<operation> for systems; they carry the guarantees");
		}
		String name = uri.replaceFirst("^[a-z]+:(//)?", "").replaceFirst("\\?.*", "");
		if (scheme.equals("hub")
				&& Arrays.stream(RecordKind.values()).noneMatch((kind) -> kind.wireName().equals(name))) {
			file.problem(at, "there is no record kind '%s'".formatted(name),
					"Use one of " + Arrays.toString(RecordKind.values()));
		}
		if (scheme.equals("system")) {
			Optional<String> wrong = startsOnlyWithIt(file, at, name) ? this.operations.checkAnywhere(name)
					: this.operations.check(name);
			wrong.ifPresent((problem) -> file.problem(at, problem, this.operations.remedy(name)));
		}
		if (scheme.equals("mapping") && !Files.isDirectory(this.home.resolve("mappings").resolve(name))) {
			file.problem(at, "there is no mapping '%s'".formatted(name),
					"Add the folder mappings/%s, or correct the name".formatted(name));
		}
		if (SECRET_OR_HOST.matcher(uri).find()) {
			file.problem(at, "a host or a secret stands in the flow", "Move it to the settings of the system");
		}
	}

	private void checkPoll(YamlText file, String at, JsonNode from) {
		String uri = from.path("uri").asText();
		String address = uri.replaceFirst("^system:(//)?", "").replaceFirst("\\?.*", "");
		boolean anywhere = startsOnlyWithIt(file, at, address);
		if (!uri.startsWith("system:")) {
			return;
		}
		if (this.operations.check(address).isEmpty()) {
			this.operations.checkPoll(address)
				.ifPresent((problem) -> file.problem(at, problem, this.operations.remedyOfPoll(address)));
		}
		if (from.path("parameters").path("hook").asBoolean()
				&& (anywhere || this.operations.check(address).isEmpty())) {
			this.operations.checkHook(address, anywhere)
				.ifPresent((problem) -> file.problem(at, problem,
						"Add hook: to connector.yaml, or start only where there is one: precondition: \"${bean:openDoors?method=tells('%s')}\""
							.formatted(address.replace("/", "', '"))));
		}
	}

	private void checkUnique(YamlText file, String place, String step) {
		String other = this.stepIds.putIfAbsent(step, file.name());
		if (other != null) {
			file.problem(place, "the step id '%s' is used in %s too".formatted(step, other),
					"Name one of them after its system or record; console, metrics and logs tell steps by id");
		}
	}

	/** Such a flow is left out where no system offers, or tells, what it needs. */
	private static boolean startsOnlyWithIt(YamlText file, String at, String address) {
		JsonNode precondition = file.root().at(at.replaceFirst("^(/\\d+/route).*", "$1/precondition"));
		String named = "('%s')".formatted(address.replace("/", "', '"));
		return Stream.of("offers", "tells").anyMatch((question) -> precondition.asText().contains(question + named));
	}

	/** Walks the steps of one route and counts. */
	private final class Steps {

		private final YamlText file;

		private final boolean door;

		private int steps;

		private int expressions;

		Steps(YamlText file, boolean door) {
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
				this.file.problem(at, "is nested deeper than %d".formatted(MAX_NESTING),
						"Move the inner part to a verb");
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
			if (!step.path("id").asText().matches("[a-z0-9]+(-[a-z0-9]+)+")) {
				this.file.problem(place, "the step '%s' has no id that is a verb phrase".formatted(kind),
						"Write id: with what it does, e.g. save-sales-order; console, metrics and logs show it");
			}
			else if (!this.door) {
				checkUnique(this.file, place, step.path("id").asText());
			}
			String instead = FORBIDDEN_STEPS.get(kind);
			if (instead != null) {
				this.file.problem(place, "'%s' does not belong in a flow".formatted(kind), instead);
			}
			if (kind.equals("to")) {
				checkUri(this.file, place, step, this.door);
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

}
