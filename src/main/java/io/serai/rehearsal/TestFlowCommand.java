package io.serai.rehearsal;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.serai.failure.Meant;

/**
 * The command {@code ./serai test-flow}: plays the cases of flows and prints what did not
 * come as they say.
 */
public final class TestFlowCommand {

	private TestFlowCommand() {
	}

	/**
	 * Plays cases.
	 * @param application the hub's own class
	 * @param home the folder that holds {@code routes/}
	 * @param flows ids of flows; all if empty
	 * @param out where to print
	 * @return the exit code: 0 if everything came as the cases say, else 1
	 */
	public static int run(Class<?> application, Path home, List<String> flows, PrintStream out) {
		try {
			List<FlowTest> tests = Rehearsal.tests(home)
				.stream()
				.filter((test) -> flows.isEmpty() || flows.contains(test.flow()))
				.toList();
			List<String> known = Rehearsal.flows(home);
			flows.stream()
				.filter((flow) -> tests.stream().noneMatch((test) -> test.flow().equals(flow)))
				.map((flow) -> known.contains(flow)
						? "routes/tests/%s.yaml: is missing; write a case, src/docs/test-a-flow.md shows how"
							.formatted(flow)
						: "there is no flow '%s'. %s".formatted(flow, Meant.instead(flow, known)))
				.forEach(out::println);
			int failed = play(application, home, tests, out);
			Rehearsal.untested(home)
				.stream()
				.filter((flow) -> flows.isEmpty())
				.forEach((flow) -> out.println("note: flow %s has no routes/tests/%s.yaml".formatted(flow, flow)));
			out.println("%d cases, %d failed.".formatted(tests.size(), failed));
			return (failed > 0 || tests.isEmpty()) ? 1 : 0;
		}
		catch (BrokenTestException ex) {
			out.println(ex.getMessage());
			return 1;
		}
	}

	private static int play(Class<?> application, Path home, List<FlowTest> tests, PrintStream out) {
		if (tests.isEmpty()) {
			return 0;
		}
		int failed = 0;
		try (Rehearsal rehearsal = Rehearsal.start(application, home, Map.of("logging.threshold.console", "error"))) {
			for (FlowTest test : tests) {
				List<String> problems = rehearsal.play(test);
				out.println((problems.isEmpty() ? "ok      " : "FAILED  ") + test);
				problems.forEach((problem) -> out.println("        " + problem));
				failed += problems.isEmpty() ? 0 : 1;
			}
		}
		return failed;
	}

}
