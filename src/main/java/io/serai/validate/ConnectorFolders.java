package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.Meant;
import io.serai.system.ConnectorCheck;

/**
 * Checks the connectors in {@code connectors/}: one folder a kind of system, one kamelet
 * an operation, a README and a stub.
 */
final class ConnectorFolders {

	private static final Pattern TOLD = Pattern.compile("connectors/[^:]+(?::\\d+)?: ([A-Za-z0-9.-]+): (.*)",
			Pattern.DOTALL);

	private final Path home;

	private final Problems problems;

	private final SchemaCheck camel;

	private final SchemaCheck shape;

	private final SystemOperations operations;

	/**
	 * @param camel schema of kamelets
	 * @param shape schema of connector.yaml
	 */
	ConnectorFolders(Path home, Problems problems, SchemaCheck camel, SchemaCheck shape, SystemOperations operations) {
		this.home = home;
		this.problems = problems;
		this.camel = camel;
		this.shape = shape;
		this.operations = operations;
	}

	void check() throws IOException {
		for (Path folder : Folders.foldersIn(this.home.resolve("connectors"))) {
			check(folder);
		}
	}

	/** Checks one connector. */
	void check(Path folder) throws IOException {
		Path file = folder.resolve("connector.yaml");
		String name = folder.getFileName().toString();
		if (!Files.exists(file)) {
			this.problems.add(Problems.name(this.home, folder), 0, "has no connector.yaml",
					"Write one; src/docs/add-a-connector.md shows how");
			return;
		}
		int before = this.problems.size();
		YamlText text = YamlText.read(this.home, file, this.problems);
		this.shape.check(text, text.root(), "", "");
		checkHead(text, name);
		checkOperations(text);
		checkCompany(text, folder);
		checkKamelets(text, folder, name);
		if (this.problems.size() == before) {
			checkAsTheHub(text, name);
		}
	}

	/** Learns what every connector offers, and checks none. */
	void learn() throws IOException {
		Problems ofOthers = new Problems();
		for (Path folder : Folders.foldersIn(this.home.resolve("connectors"))) {
			Path file = folder.resolve("connector.yaml");
			if (Files.exists(file)) {
				learn(YamlText.read(this.home, file, ofOthers));
			}
		}
	}

	private JsonNode learn(YamlText file) {
		this.operations.add(file.root());
		return file.root().path("operations");
	}

	/** What the hub itself would say at its start, if nothing else has been said. */
	private void checkAsTheHub(YamlText file, String name) throws IOException {
		Set<String> mappings = Folders.namesIn(this.home.resolve("mappings"));
		for (String problem : new ConnectorCheck(this.home.resolve("connectors"), mappings).problems(name)) {
			Matcher told = TOLD.matcher(problem);
			String place = told.matches() ? "/" + told.group(1).replace('.', '/') : "";
			file.problem(place, told.matches() ? told.group(2) : problem,
					"The hub would not start with it; src/docs/add-a-connector.md explains each field");
		}
	}

	private void checkHead(YamlText file, String name) {
		if (!name.matches(Names.PLAIN)) {
			file.problem("", "the folder's name is not lower case with '-'", "Rename the folder, e.g. rest-shop");
		}
		if (!file.root().path("connector").asText().equals(name)) {
			file.problem("/connector", "connector: is not the folder's name '%s'".formatted(name),
					"Write connector: " + name);
		}
	}

	private void checkOperations(YamlText file) throws IOException {
		JsonNode all = learn(file);
		List<String> names = namesIn(all);
		for (String name : names) {
			JsonNode operation = all.path(name);
			String at = "/operations/" + name;
			if (operation.path("safety").asText().equals("check-first") && !operation.has("find")) {
				file.problem(at, "the operation '%s' is check-first but names no find operation".formatted(name),
						"Write find: with the operation that looks the record up by its key");
			}
			checkReferences(file, at, operation, names);
			checkMapping(file, at, operation);
		}
	}

	private static void checkReferences(YamlText file, String at, JsonNode operation, List<String> names) {
		List<String> used = new ArrayList<>();
		List.of("find", "byId", "update", "detail").forEach((field) -> used.add(operation.path(field).asText()));
		operation.path("needs").forEach((node) -> used.add(node.asText()));
		operation.path("then").forEach((node) -> used.add(node.asText()));
		used.stream()
			.filter((name) -> !name.isEmpty() && !names.contains(name))
			.forEach((name) -> file.problem(at,
					"names the operation '%s', which this connector does not have".formatted(name),
					Meant.instead(name, names)));
	}

	private void checkMapping(YamlText file, String at, JsonNode operation) throws IOException {
		for (String field : List.of("mapping", "request")) {
			String mapping = operation.path(field).asText();
			// One that an option names is looked for with the option.
			if (!mapping.isEmpty() && !mapping.contains("{")
					&& !Files.isDirectory(this.home.resolve("mappings").resolve(mapping))) {
				file.problem(at + "/" + field, "there is no mapping '%s'".formatted(mapping), Meant.or(mapping,
						Folders.namesIn(this.home.resolve("mappings")), "add the folder mappings/" + mapping));
			}
		}
	}

	private static void checkCompany(YamlText file, Path folder) throws IOException {
		if (!Files.exists(folder.resolve("README.md"))) {
			file.problem("", "the connector has no README.md",
					"Say what it speaks to, which rights and settings it needs");
		}
		if (Folders.filesIn(folder.resolve("stub")).isEmpty()) {
			file.problem("", "the connector has no answers in stub/",
					"Add scrubbed answers of the system; tests use them");
		}
	}

	private void checkKamelets(YamlText file, Path folder, String connector) throws IOException {
		List<String> expected = namesIn(file.root().path("operations")).stream()
			.map((operation) -> connector + "-" + operation)
			.toList();
		List<String> present = new ArrayList<>();
		for (Path kamelet : Folders.filesIn(folder)) {
			String name = kamelet.getFileName().toString();
			if (name.endsWith(".kamelet.yaml")) {
				present.add(name.replace(".kamelet.yaml", ""));
				new KameletFile(YamlText.read(this.home, kamelet, this.problems), present.getLast()).check(this.camel);
			}
		}
		expected.stream()
			.filter((name) -> !present.contains(name))
			.forEach((name) -> file.problem("/operations/" + name.substring(connector.length() + 1),
					"the operation has no kamelet", "Add %s.kamelet.yaml to this folder".formatted(name)));
		present.stream()
			.filter((name) -> !expected.contains(name))
			.forEach((name) -> file.problem("/operations", "the kamelet '%s' belongs to no operation".formatted(name),
					"Name it <connector>-<operation>.kamelet.yaml, or add the operation"));
	}

	private static List<String> namesIn(JsonNode object) {
		List<String> names = new ArrayList<>();
		object.fieldNames().forEachRemaining(names::add);
		return names;
	}

}
