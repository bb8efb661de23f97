package io.serai.reload;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One mapping, connector or flow of which files were added, edited or deleted.
 *
 * @param name of the mapping or connector; id of the flow
 * @param files relative to the home folder
 */
record Change(Kind kind, String name, Set<Path> files) {

	/** In the order in which they are put in force: each names what stands before it. */
	enum Kind {

		MAPPING("mappings"), CONNECTOR("connectors"), FLOW("routes");

		private final String folder;

		Kind(String folder) {
			this.folder = folder;
		}

		String word() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

	/** Returns the changes behind files, in the order in which to put them in force. */
	static List<Change> of(Set<Path> files) {
		List<Change> changes = new ArrayList<>();
		for (Kind kind : Kind.values()) {
			Map<String, Set<Path>> byName = new TreeMap<>();
			files.stream()
				.filter((file) -> file.startsWith(kind.folder))
				.filter((file) -> (kind == Kind.FLOW) ? RouteSwap.isRoute(file) : file.getNameCount() > 2)
				.forEach((file) -> byName
					.computeIfAbsent((kind == Kind.FLOW) ? RouteSwap.id(file) : file.getName(1).toString(),
							(name) -> new TreeSet<>())
					.add(file));
			byName.forEach((name, its) -> changes.add(new Change(kind, name, its)));
		}
		return changes;
	}

}
