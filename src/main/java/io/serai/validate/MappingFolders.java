package io.serai.validate;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Checks the mappings in {@code mappings/}: one folder a direction, with the mapping and
 * its golden samples.
 */
final class MappingFolders {

	private final Path home;

	private final Problems problems;

	MappingFolders(Path home, Problems problems) {
		this.home = home;
		this.problems = problems;
	}

	void check() throws IOException {
		for (Path folder : Folders.foldersIn(this.home.resolve("mappings"))) {
			String name = folder.getFileName().toString();
			if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*-(to|from)-[a-z0-9]+(-[a-z0-9]+)*")) {
				this.problems.add(Problems.name(this.home, folder), 1, "is not the name of a mapping",
						"Name the folder <record>-<to|from>-<connector>, e.g. order-to-tryton");
			}
		}
	}

}
