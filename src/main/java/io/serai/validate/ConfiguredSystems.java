package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.Meant;
import io.serai.system.ConnectorCheck;

/**
 * Checks each system in {@code config/application.yaml} against its connector: the
 * options that it has, and those that it must be given.
 */
final class ConfiguredSystems {

	private final Path home;

	private final Problems problems;

	private final Settings settings;

	private final Set<String> named;

	/**
	 * @param named the systems that flows speak to
	 */
	ConfiguredSystems(Path home, Problems problems, Settings settings, Set<String> named) {
		this.home = home;
		this.problems = problems;
		this.settings = settings;
		this.named = named;
	}

	/**
	 * Checks them.
	 * @param readable whether the file is YAML; if not, that has been told
	 */
	void check(boolean readable) throws IOException {
		Path file = SettingsFile.in(this.home);
		if (!readable || !Files.exists(file)) {
			return;
		}
		YamlText text = YamlText.read(this.home, file, this.problems);
		for (Map.Entry<String, JsonNode> system : text.root().path("serai").path("systems").properties()) {
			Path connector = this.home.resolve("connectors")
				.resolve(system.getValue().path("connector").asText("-"))
				.resolve("connector.yaml");
			if (Files.isRegularFile(connector)) {
				JsonNode options = YamlText.read(this.home, connector, new Problems()).root().path("options");
				checkOptions(text, system.getKey(), system.getValue().path("options"), options);
				checkWithThem(text, system.getKey(), system.getValue());
				checkAccess(text, system.getKey());
			}
		}
	}

	/**
	 * What is right by itself and wrong with these options: a mapping that is not there.
	 */
	private void checkWithThem(YamlText file, String system, JsonNode said) throws IOException {
		String connector = said.path("connector").asText();
		Map<String, String> options = new HashMap<>();
		said.path("options").properties().forEach((option) -> options.put(option.getKey(), option.getValue().asText()));
		Set<String> mappings = Folders.namesIn(this.home.resolve("mappings"));
		ConnectorCheck check = new ConnectorCheck(this.home.resolve("connectors"), mappings);
		List<String> before = check.problems(connector);
		check.problems(connector, options)
			.stream()
			.filter((problem) -> !before.contains(problem))
			.forEach((problem) -> file.problem("/serai/systems/%s/options".formatted(YamlText.escape(system)),
					"with these options, " + problem, "Correct the option that stands in the place that is named"));
	}

	private void checkAccess(YamlText file, String system) throws IOException {
		String at = "/serai/systems/" + YamlText.escape(system);
		ConnectorCheck.wrongUrl(this.settings.text("serai.systems.%s.url".formatted(system)))
			.ifPresent((wrong) -> file.problem(at + "/url", "the url of the system '%s' %s".formatted(system, wrong),
					"Write the whole address, e.g. url: https://%s.example.com/api".formatted(system)));
		new ConnectorCheck(this.home.resolve("connectors"), Folders.namesIn(this.home.resolve("mappings")))
			.missingVariables(this.settings.environment(), system)
			.forEach((variable) -> file.note(at,
					"the sign-in of the system '%s' needs %s, which is not set here".formatted(system, variable),
					"Set it in the environment in which the hub starts; without it the hub does not"));
		if (!this.named.contains(system)) {
			file.note(at, "no flow speaks to the system '%s'".formatted(system),
					Meant.or(system, this.named, "write a flow that speaks to it"));
		}
	}

	private static void checkOptions(YamlText file, String system, JsonNode given, JsonNode known) {
		String at = "/serai/systems/" + YamlText.escape(system);
		Set<String> names = new TreeSet<>();
		known.fieldNames().forEachRemaining(names::add);
		given.fieldNames().forEachRemaining((option) -> {
			if (!names.contains(option)) {
				file.problem(at + "/options/" + YamlText.escape(option),
						"the connector has no option '%s'".formatted(option),
						names.isEmpty() ? "Delete it; the connector has no options" : Meant.instead(option, names));
			}
		});
		names.stream()
			.filter((option) -> !known.path(option).has("default") && !given.has(option))
			.forEach((option) -> file.problem(at, "the option '%s' is missing".formatted(option),
					"Set options.%s: %s".formatted(option, known.path(option).path("description").asText())));
	}

}
