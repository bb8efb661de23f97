package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.failure.Meant;
import io.serai.mapping.ProductFolder;

/**
 * Checks the flows in {@code routes/}: each file holds one, named after the file, and
 * reads like prose.
 */
final class FlowFiles {

	private static final Pattern FILE = Pattern.compile(Names.PLAIN + "\\.camel\\.yaml");

	private static final int MAX_LINES = 60;

	private static final List<String> ALLOWED_SCHEMES = List.of("hub", "system", "mapping", "bean", "direct", "timer");

	private static final Pattern SECRET_OR_HOST = Pattern
		.compile("https?://|[?&](password|secret|token|apiKey|clientSecret)=", Pattern.CASE_INSENSITIVE);

	private final Path home;

	private final Problems problems;

	private final SchemaCheck schema;

	private final SystemOperations operations;

	/** Whether somebody has just edited a flow of a hub that runs. */
	private boolean edited;

	private final NamedSystems named = new NamedSystems();

	private final Map<String, String> stepIds = new TreeMap<>();

	FlowFiles(Path home, Problems problems, SchemaCheck schema, SystemOperations operations) {
		this.home = home;
		this.problems = problems;
		this.schema = schema;
		this.operations = operations;
	}

	void check() throws IOException {
		for (Path file : files()) {
			check(file);
		}
		this.named.noteWaiting(this.operations);
	}

	/** Checks one flow; of the others only the ids of their steps count. */
	void checkOnly(Path edited) throws IOException {
		this.edited = true;
		Problems ofOthers = new Problems();
		for (Path file : files()) {
			if (!file.equals(edited) && isFlow(file)) {
				YamlText text = YamlText.read(this.home, file, ofOthers);
				checkEntries(text, text.root());
			}
		}
		check(edited);
	}

	private List<Path> files() throws IOException {
		return Folders.filesIn(this.home.resolve("routes"))
			.stream()
			.filter((file) -> !file.startsWith(this.home.resolve("routes/tests")))
			.toList();
	}

	private static boolean isFlow(Path file) {
		return FILE.matcher(file.getFileName().toString()).matches();
	}

	private void check(Path file) throws IOException {
		String name = file.getFileName().toString();
		if (isFlow(file)) {
			check(YamlText.read(this.home, file, this.problems), name.replace(".camel.yaml", ""));
		}
		else if (name.endsWith(".yaml") || name.endsWith(".yml")) {
			this.problems.add(Problems.name(this.home, file), 1, "is not a name of a flow",
					"Name it <record>-<from|to>-<system>.camel.yaml: lower case, digits, '-', one dot before camel");
		}
	}

	/** Returns the names of the systems that flows speak to. */
	Set<String> systems() {
		return this.named.all();
	}

	private void check(YamlText file, String id) {
		JsonNode root = file.root();
		if (root.isMissingNode()) {
			return;
		}
		this.schema.check(file, root, "", "");
		SimpleTexts.check(file);
		if (file.length() > MAX_LINES) {
			file.problem("", "has %d lines, at most %d read like prose".formatted(file.length(), MAX_LINES),
					"Move what a verb or a mapping can do out of it, or cut it into two flows");
		}
		if (!checkEntries(file, root).contains(id)) {
			file.problem("/0", "holds no route or rest with the id '%s'".formatted(id),
					"Give it the file's name as id: the name is the address");
		}
	}

	/** Returns the ids of what the file holds. */
	private Set<String> checkEntries(YamlText file, JsonNode root) {
		boolean door = root.findParent("rest") != null;
		Set<String> ids = new TreeSet<>();
		for (int i = 0; i < root.size(); i++) {
			for (String kind : List.of("route", "rest", "from")) {
				if (root.path(i).has(kind)) {
					String at = "/%d/%s".formatted(i, kind);
					ids.add(root.at(at).path("id").asText());
					checkEntry(file, at, kind, door);
				}
			}
		}
		return ids;
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
			FlowSteps steps = new FlowSteps(this, file, door);
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

	void checkUri(YamlText file, String at, JsonNode step, boolean door) {
		String uri = step.isTextual() ? step.asText() : step.path("uri").asText();
		String scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : uri;
		if (!ALLOWED_SCHEMES.contains(scheme) || (scheme.equals("direct") && !door)) {
			file.problem(at, "the flow uses '%s:' directly".formatted(scheme),
					"Use hub:<kind> for channels and system:<name>/<operation> for systems; they carry the guarantees");
		}
		String name = uri.replaceFirst("^[a-z]+:(//)?", "").replaceFirst("\\?.*", "");
		if (scheme.equals("hub") && !Names.kinds().contains(name)) {
			file.problem(at, "there is no record kind '%s'".formatted(name), Meant.instead(name, Names.kinds()));
		}
		if (scheme.equals("system")) {
			checkSystem(file, at, name);
		}
		if (scheme.equals("mapping") && !Files.isDirectory(this.home.resolve("mappings").resolve(name))) {
			file.problem(at, "there is no mapping '%s'".formatted(name), Meant.or(name,
					ProductFolder.names(this.home.resolve("mappings")), "add the folder mappings/" + name));
		}
		if (SECRET_OR_HOST.matcher(uri).find()) {
			file.problem(at, "a host or a secret stands in the flow", "Move it to the settings of the system");
		}
	}

	private void checkSystem(YamlText file, String at, String address) {
		boolean anywhere = startsOnlyWithIt(file, at, address);
		boolean leftOut = !anywhere && tellLeftOut(file, at, address, false);
		Optional<String> wrong = leftOut ? Optional.empty()
				: anywhere ? this.operations.checkAnywhere(address) : this.operations.check(address);
		wrong.ifPresent((problem) -> file.problem(at, problem, this.operations.remedy(address)));
		this.named.add(file, at, address.replaceFirst("/.*", ""), anywhere || leftOut || wrong.isPresent());
	}

	/**
	 * The hub leaves such a flow out and the others go on, so it is no fault of a house;
	 * but whoever edits a flow that runs does not want it to end.
	 */
	private boolean tellLeftOut(YamlText file, String at, String address, boolean told) {
		Optional<String> why = this.operations.leftOut(address, told);
		String question = "${bean:%s?method=%s('%s')}".formatted(told ? "openDoors" : "systems",
				told ? "tells" : "offers", address.replace("/", "', '"));
		String remedy = "Let a connector play the system that can do it, or say that the flow is meant only for those: precondition: \"%s\""
			.formatted(question);
		why.ifPresent((what) -> {
			if (this.edited) {
				file.problem(at, what + ", so this flow would end", remedy);
			}
			else {
				file.note(at, what + "; the hub leaves this flow out and runs the others", remedy);
			}
		});
		return why.isPresent();
	}

	private void checkPoll(YamlText file, String at, JsonNode from) {
		String uri = from.path("uri").asText();
		String address = uri.replaceFirst("^system:(//)?", "").replaceFirst("\\?.*", "");
		if (!uri.startsWith("system:")) {
			return;
		}
		boolean anywhere = startsOnlyWithIt(file, at, address);
		boolean told = from.path("parameters").path("hook").asBoolean();
		if (!anywhere && this.operations.leftOut(address, told).isPresent()) {
			tellLeftOut(file, at, address, told && this.operations.leftOut(address, false).isEmpty());
			return;
		}
		if (this.operations.check(address).isEmpty()) {
			this.operations.checkPoll(address)
				.ifPresent((problem) -> file.problem(at, problem, this.operations.remedyOfPoll(address)));
		}
		if (told && (anywhere || this.operations.check(address).isEmpty())) {
			this.operations.checkHook(address, anywhere)
				.ifPresent((problem) -> file.problem(at, problem,
						"Add hook: to connector.yaml, or start only where there is one: precondition: \"${bean:openDoors?method=tells('%s')}\""
							.formatted(address.replace("/", "', '"))));
		}
	}

	void checkUnique(YamlText file, String place, String step) {
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

}
