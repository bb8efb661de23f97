package io.serai.validate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The command {@code ./serai validate}: prints every problem, or that there is none.
 */
public final class ValidateCommand {

	private ValidateCommand() {
	}

	/**
	 * Checks a folder and prints what it found.
	 * @param arguments the home folder; if empty, the system property {@code serai.home},
	 * else the working folder
	 * @param out where to print
	 * @return the exit code: 0 if all is well, 1 if there are problems, 2 if the folder
	 * cannot be read
	 */
	public static int run(List<String> arguments, PrintStream out) {
		Path home = Path.of(arguments.isEmpty() ? System.getProperty("serai.home", ".") : arguments.getFirst());
		if (!Files.isDirectory(home)) {
			out.println("There is no folder %s. Name the one that holds routes/, connectors/ and mappings/"
				.formatted(home));
			return 2;
		}
		try {
			Problems found = Validation.found(home);
			List<Problem> problems = found.sorted();
			problems.forEach(out::println);
			found.sortedNotes().forEach((note) -> out.println("note: " + note));
			out.println(problems.isEmpty() ? "All is well: routes, connectors, mappings and settings."
					: "%d problem%s.".formatted(problems.size(), (problems.size() == 1) ? "" : "s"));
			return problems.isEmpty() ? 0 : 1;
		}
		catch (IOException ex) {
			out.println("Cannot read %s: %s".formatted(home, ex));
			return 2;
		}
	}

}
