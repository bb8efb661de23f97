package io.serai.codes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.serai.mapping.BrokenFilesException;
import io.serai.mapping.CodeLookup;
import org.jspecify.annotations.Nullable;

/**
 * Code tables in files: {@code codes/
 *
<table>
 * .csv} beside {@code mappings/}, UTF-8, with the columns {@code system,ours,theirs} and,
 * if wanted, {@code direction,from,until}. A code filled in on the console wins over one
 * in a file.
 */
public final class CodeFiles {

	private final Path folder;

	private final List<String> problems = new ArrayList<>();

	private final List<Code> codes = new ArrayList<>();

	private CodeFiles(Path folder) {
		this.folder = folder;
	}

	/**
	 * Returns a look-up in the files alone, without a database; the day of a record is
	 * its day in UTC.
	 * @param home the folder that holds {@code codes/}, which may be missing
	 * @throws BrokenFilesException if a file cannot be used; it lists every problem
	 */
	public static CodeLookup lookup(Path home) {
		return usable(home).lookup();
	}

	/**
	 * Returns what the files hold, and what is wrong with them.
	 * @param home as of {@link #lookup(Path)}
	 */
	public static CodeFiles in(Path home) {
		CodeFiles files = new CodeFiles(home.resolve("codes"));
		files.tables().forEach(files::readTable);
		return files;
	}

	/**
	 * Returns each problem: {@code file:line: what}.
	 */
	public List<String> problems() {
		return List.copyOf(this.problems);
	}

	/**
	 * Returns the lines that can be used.
	 */
	public List<Code> codes() {
		return List.copyOf(this.codes);
	}

	/**
	 * Returns a look-up in the lines that can be used; otherwise like
	 * {@link #lookup(Path)}.
	 */
	public CodeLookup lookup() {
		CodeBook book = new CodeBook(0, this.codes);
		return new CodeLookup() {
			@Override
			public String find(Asked asked, @Nullable Instant at) {
				LocalDate day = ((at != null) ? at : Clock.systemUTC().instant()).atZone(ZoneOffset.UTC).toLocalDate();
				return book.find(asked, day).orElseThrow(() -> new MissingCode(asked, day).exception());
			}

			@Override
			public boolean isKept(String table, String system) {
				return book.isKept(table, system);
			}
		};
	}

	static List<Code> read(Path home) {
		return usable(home).codes;
	}

	private static CodeFiles usable(Path home) {
		CodeFiles files = in(home);
		if (!files.problems.isEmpty()) {
			throw new BrokenFilesException(files.problems);
		}
		return files;
	}

	private List<Path> tables() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> found = Files.list(this.folder)) {
			return found.filter((file) -> file.getFileName().toString().endsWith(".csv")).sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot read " + this.folder, ex);
		}
	}

	private void readTable(Path file) {
		String name = file.getFileName().toString().replaceFirst("\\.csv$", "");
		try {
			CodeFile read = new CodeFile(name, Files.readAllLines(file));
			read.codes().forEach(this::add);
			this.problems.addAll(read.problems());
		}
		catch (IOException ex) {
			this.problems
				.add("codes/%s.csv: cannot be read (%s); save it as UTF-8 text".formatted(name, ex.getMessage()));
		}
	}

	private void add(Code code) {
		this.codes.stream()
			.filter(code::collidesWith)
			.findFirst()
			.ifPresentOrElse((other) -> this.problems
				.add("%s: says the same as %s on some day; give them days apart, or make one of them 'to' or 'from'"
					.formatted(code.id(), other.id())), () -> this.codes.add(code));
	}

}
