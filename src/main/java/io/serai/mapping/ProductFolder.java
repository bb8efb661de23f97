package io.serai.mapping;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the folders beside the hub that hold a folder for each part of the product:
 * {@code mappings/}, {@code connectors/}.
 */
public final class ProductFolder {

	private ProductFolder() {
	}

	/**
	 * Returns the names of the parts, sorted; empty if there is no such folder. Folders
	 * whose name starts with a dot are an editor's or a version control's.
	 * @throws UncheckedIOException if the folder cannot be listed
	 */
	public static List<String> names(Path folder) {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> folders = Files.list(folder)) {
			return folders.filter(Files::isDirectory)
				.map((path) -> path.getFileName().toString())
				.filter((name) -> !name.startsWith("."))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read " + folder, ex);
		}
	}

}
