package io.serai.reload;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files of {@code routes/}, {@code connectors/} and {@code mappings/} as they were
 * last seen. Looking beats being told: it works on every disk, through links too.
 */
final class ProductFiles {

	private static final List<String> FOLDERS = List.of("routes", "connectors", "mappings");

	/** What tests read, and the hub does not. */
	private static final Set<String> BESIDE = Set.of("samples", "stub", "tests");

	private final Path home;

	private Map<Path, Stamp> seen;

	ProductFiles(Path home) throws IOException {
		this.home = home.toAbsolutePath().normalize();
		this.seen = look();
	}

	Path home() {
		return this.home;
	}

	/**
	 * Returns what was added, edited or deleted since the last call, relative to the home
	 * folder, sorted. A folder that is gone as a whole has not been edited, it is out of
	 * reach: then nothing counts as changed.
	 */
	Set<Path> changed() throws IOException {
		if (!inReach()) {
			return Set.of();
		}
		Map<Path, Stamp> now = look();
		Set<Path> changed = new TreeSet<>();
		Stream.concat(now.keySet().stream(), this.seen.keySet().stream())
			.filter((file) -> !Objects.equals(now.get(file), this.seen.get(file)))
			.forEach(changed::add);
		this.seen = now;
		return changed;
	}

	private boolean inReach() {
		return this.seen.keySet()
			.stream()
			.map((file) -> file.getName(0))
			.distinct()
			.allMatch((folder) -> Files.isDirectory(this.home.resolve(folder)));
	}

	private Map<Path, Stamp> look() throws IOException {
		Map<Path, Stamp> found = new HashMap<>();
		for (String folder : FOLDERS) {
			Path root = this.home.resolve(folder);
			if (Files.isDirectory(root)) {
				Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Look(found));
			}
		}
		return found;
	}

	/** Gets size and time of each file with its name, without asking the disk again. */
	private final class Look extends SimpleFileVisitor<Path> {

		private final Map<Path, Stamp> found;

		Look(Map<Path, Stamp> found) {
			this.found = found;
		}

		@Override
		public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
			return BESIDE.contains(folder.getFileName().toString()) ? FileVisitResult.SKIP_SUBTREE
					: FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			if (attributes.isRegularFile()) {
				this.found.put(ProductFiles.this.home.relativize(file),
						new Stamp(attributes.lastModifiedTime(), attributes.size()));
			}
			return FileVisitResult.CONTINUE;
		}

		/** Gone between being listed and being looked at. */
		@Override
		public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
			if (failed instanceof NoSuchFileException) {
				return FileVisitResult.CONTINUE;
			}
			throw failed;
		}

	}

	private record Stamp(FileTime modified, long size) {
	}

}
