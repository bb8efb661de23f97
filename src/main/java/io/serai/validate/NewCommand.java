package io.serai.validate;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * The command {@code ./serai new}: makes a small start of a flow, a connector or a
 * mapping that runs and passes every check.
 */
public final class NewCommand {

	private static final String USAGE = """
			Usage: ./serai new flow <record>-<to|from>-<system> [--operation NAME]
			       ./serai new connector NAME [--record KIND] [--kind shop|erp|crm|oa]
			       ./serai new mapping <record>-<to|from>-<connector>""";

	private NewCommand() {
	}

	/**
	 * Writes the files and says which, and what is wrong with them.
	 * @param home the folder that holds {@code routes/}, {@code connectors/} and
	 * {@code mappings/}
	 * @param arguments what to make, its name, options
	 * @return the exit code: 0 if the files are there and pass every check, else 1
	 */
	public static int run(Path home, List<String> arguments, PrintStream out, PrintStream err) {
		Path root = home.toAbsolutePath().normalize();
		try {
			Start start = start(root, Words.of(arguments, USAGE));
			List<String> written = start.write(root);
			written.forEach((file) -> out.println("wrote " + file));
			start.notes().forEach((note) -> out.println("note: " + note));
			List<Problem> problems = Validation.of(root)
				.stream()
				.filter((problem) -> written.contains(problem.file()))
				.toList();
			problems.forEach(err::println);
			if (problems.isEmpty()) {
				out.println("./serai validate finds nothing wrong with it. Now make it say what you want.");
			}
			return problems.isEmpty() ? 0 : 1;
		}
		catch (WrongUseException ex) {
			err.println(ex.getMessage());
		}
		catch (IOException ex) {
			err.println("Cannot read or write %s. Check the path and its permissions.".formatted(ex.getMessage()));
		}
		return 1;
	}

	private static Start start(Path home, Words words) throws IOException {
		return switch (words.what()) {
			case "flow" -> new NewFlow(home).start(words);
			case "connector" -> NewConnector.start(words);
			case "mapping" -> NewMapping.start(words);
			default ->
				throw new WrongUseException("there is nothing new called '%s'.%n%s".formatted(words.what(), USAGE));
		};
	}

}
