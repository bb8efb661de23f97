package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.failure.Meant;

/**
 * Checks {@code config/application.yaml}: names that exist, connectors that exist, no
 * secrets.
 */
final class SettingsFile {

	private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|api-?key)"
			+ "|serai\\.systems\\.[^.]+\\.credentials\\.(?!.*(id|name|user|login)$).*");

	private final Path home;

	private final Problems problems;

	private final SettingNames names;

	SettingsFile(Path home, Problems problems, SettingNames names) {
		this.home = home;
		this.problems = problems;
		this.names = names;
	}

	static Path in(Path home) {
		return home.resolve("config").resolve("application.yaml");
	}

	/**
	 * Checks the file, if there is one.
	 * @return whether it can be read, or is not there
	 */
	boolean check() throws IOException {
		Path path = in(this.home);
		if (!Files.exists(path)) {
			return true;
		}
		int before = this.problems.sorted().size();
		YamlText file = YamlText.read(this.home, path, this.problems);
		boolean readable = this.problems.sorted().size() == before;
		walk(file, "", "", file.root());
		if (readable && this.problems.size() == 0 && file.root().isObject()) {
			SchemaCheck.settings(reference(this.home)).check(file, file.root(), "", "");
		}
		return readable;
	}

	private void walk(YamlText file, String pointer, String name, JsonNode value) {
		for (Map.Entry<String, JsonNode> entry : value.properties()) {
			String child = name.isEmpty() ? entry.getKey() : name + "." + entry.getKey();
			String place = pointer + "/" + YamlText.escape(entry.getKey());
			if (entry.getValue().isObject()) {
				walk(file, place, child, entry.getValue());
			}
			else {
				checkSetting(file, place, child, entry.getValue());
			}
		}
	}

	private void checkSetting(YamlText file, String place, String name, JsonNode value) {
		if (name.startsWith("serai.") && !this.names.knows(name)) {
			file.problem(place, "there is no setting '%s'".formatted(name), remedy(name));
		}
		if (this.names.isStrange(name)) {
			file.note(place, "there is no setting '%s'; it does nothing".formatted(name), remedy(name));
		}
		String text = value.asText();
		if (SECRET.matcher(name).matches() && !text.isEmpty() && !text.startsWith("${")) {
			file.problem(place, "a secret stands in the file", "Move it to the environment as " + variable(name));
		}
		if (name.matches("serai\\.systems\\.[^.]+\\.connector")
				&& !Files.isDirectory(this.home.resolve("connectors").resolve(text))) {
			file.problem(place, "there is no connector '%s'".formatted(text), Meant.instead(text, connectors()));
		}
	}

	private String remedy(String name) {
		return this.names.nearest(name)
			.map("Did you mean %s? Otherwise delete it"::formatted)
			.orElse("Delete it, or look its name up in " + reference(this.home));
	}

	/** Returns where every setting stands, in a distribution and in the source tree. */
	static String reference(Path home) {
		String shipped = "config/reference.yaml";
		return Files.exists(home.resolve(shipped)) ? shipped : "src/main/resources/application.yaml";
	}

	private List<String> connectors() {
		try {
			return Folders.foldersIn(this.home.resolve("connectors"))
				.stream()
				.map((folder) -> folder.getFileName().toString())
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static String variable(String name) {
		return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
	}

}
