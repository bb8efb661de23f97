package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lists what is in a folder, sorted; a folder that is not there is empty. Hidden files do
 * not count.
 */
final class Folders {

	private Folders() {
	}

	static List<Path> filesIn(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> paths = Files.walk(folder)) {
			return paths.filter(Files::isRegularFile).filter(Folders::isVisible).sorted().toList();
		}
	}

	static List<Path> foldersIn(Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> paths = Files.list(folder)) {
			return paths.filter(Files::isDirectory).filter(Folders::isVisible).sorted().toList();
		}
	}

	static Set<String> namesIn(Path folder) throws IOException {
		return foldersIn(folder).stream().map((part) -> part.getFileName().toString()).collect(Collectors.toSet());
	}

	private static boolean isVisible(Path path) {
		return !path.getFileName().toString().startsWith(".");
	}

}
