package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Mappings that no connector, flow or other mapping names. That is no fault, since a
 * mapping is often written first, but it may be a wrong name.
 */
final class UnusedMappings {

	private final Path home;

	UnusedMappings(Path home) {
		this.home = home;
	}

	void check(Problems problems) throws IOException {
		List<String> users = new ArrayList<>();
		for (String folder : List.of("connectors", "routes", "mappings")) {
			for (Path file : Folders.filesIn(this.home.resolve(folder))) {
				String name = file.toString();
				if (Stream.of("connector.yaml", ".camel.yaml", ".jslt").anyMatch(name::endsWith)) {
					users.add(Files.readString(file));
				}
			}
		}
		Folders.foldersIn(this.home.resolve("mappings"))
			.stream()
			.filter((mapping) -> users.stream().noneMatch(naming(mapping.getFileName().toString()).asPredicate()))
			.forEach((mapping) -> problems.note(Problems.name(this.home, mapping), 0,
					"no connector or flow uses the mapping",
					"Name it in an operation's mapping: or request:, or delete it"));
	}

	private static Pattern naming(String mapping) {
		return Pattern.compile("(?<![a-z0-9-])%s(?![a-z0-9-])".formatted(mapping));
	}

}
