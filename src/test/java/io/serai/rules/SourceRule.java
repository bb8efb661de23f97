package io.serai.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What source text must keep to where compiled code cannot tell. Each rule says how to
 * mend a breach and holds an example that breaks it.
 */
enum SourceRule {

	EXCEPTIONS_ARE_CAUGHT_BY_NAME("/src/main/(?!.*/delivery/)",
			Pattern.compile("catch \\((final )?(Exception|Throwable)\\b"),
			"only delivery classifies anything that may happen; catch the exceptions that the call declares, or let "
					+ "them pass to delivery",
			"\t\tcatch (Exception ex) {"),

	/**
	 * The places named here go on with what stands next after a fault of the hub's own,
	 * and tell of it: a schedule would else end for good (Clockwork, PollSchedule,
	 * Backfills, Schedule, DayRun, FolderWatch), a reload leave a flow without a route
	 * (LiveReload, RouteSwap), a call keep its permission (OutsideSystem, which passes
	 * the fault on).
	 */
	FAULTS_PASS_TO_DELIVERY(
			"/src/main/(?!.*/delivery/|.*/(Clockwork|PollSchedule|Backfills|Schedule|DayRun|FolderWatch|LiveReload"
					+ "|RouteSwap|OutsideSystem)\\.java)",
			Pattern.compile("catch \\([^)]*\\bRuntimeException\\b"),
			"a fault of our own is classified by delivery; catch what the call declares, or add the class to the rule "
					+ "with the reason why it must go on",
			"\t\tcatch (RuntimeException ex) {"),

	NOBODY_SLEEPS("/src/", Pattern.compile("Thread\\." + "sleep\\(|TimeUnit\\.[A-Z]+\\." + "sleep\\("),
			"a sleep is too long or too short; in tests wait with Awaitility for what should happen, in main code use "
					+ "a scheduler or a condition with a timeout",
			"\t\tThread." + "sleep(100);"),

	TESTS_ARE_NEVER_SKIPPED("/src/test/", Pattern.compile("@" + "Disabled|\\bassume" + "(True|False|That)\\("),
			"a skipped test looks green and proves nothing; make it run, let it fail with what to install, or delete it",
			"\t@" + "Disabled"),

	NOTHING_IS_LEFT_FOR_LATER("/src/", Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b"),
			"do it, or open an issue and say in the comment what is so and why", "\t// TO" + "DO later"),

	NO_AUTHOR_TAGS("/src/", Pattern.compile("^\\s*\\* @" + "author"), "git knows the author; delete the tag",
			" * @" + "author somebody"),

	METHODS_ARE_SHORT("/src/main/", null,
			"a method has at most 30 lines; move a part that has a name into a method of its own",
			"\tvoid run() {\n" + "\t\tstep();\n".repeat(31) + "\t}"),

	CLASSES_ARE_SHORT("/src/", null, "a file has at most 300 lines; move a part that has a name into a class",
			"line\n".repeat(301)),

	PUBLIC_TYPES_ARE_EXPLAINED("/src/main/", null,
			"each public type has Javadoc whose first sentence says what it is; write it, or make the type "
					+ "package-private",
			"import a.B;\n\npublic final class Mystery {\n}");

	private static final int METHOD_LINES = 30;

	private static final int CLASS_LINES = 300;

	private static final Pattern METHOD_START = Pattern
		.compile("\t(?!\t|(public )?(enum|record|class|interface) ).*\\(.*");

	private static final Pattern PUBLIC_TYPE = Pattern
		.compile("public (final |sealed |non-sealed |abstract )?(class|record|interface|enum|@interface) .*");

	private final Pattern where;

	private final Pattern forbidden;

	private final String remedy;

	private final String breach;

	SourceRule(String where, Pattern forbidden, String remedy, String breach) {
		this.where = Pattern.compile(where);
		this.forbidden = forbidden;
		this.remedy = remedy;
		this.breach = breach;
	}

	String remedy() {
		return this.remedy;
	}

	String breach() {
		return this.breach;
	}

	boolean appliesTo(String path) {
		return this.where.matcher(path).find();
	}

	/**
	 * Returns the 1-based numbers of the lines that break this rule.
	 */
	List<Integer> breaches(String source) {
		List<String> lines = source.lines().toList();
		return switch (this) {
			case METHODS_ARE_SHORT -> longMethods(lines);
			case CLASSES_ARE_SHORT -> (lines.size() > CLASS_LINES) ? List.of(CLASS_LINES + 1) : List.of();
			case PUBLIC_TYPES_ARE_EXPLAINED -> unexplained(lines);
			default -> matching(lines);
		};
	}

	private List<Integer> matching(List<String> lines) {
		List<Integer> found = new ArrayList<>();
		for (int i = 0; i < lines.size(); i++) {
			if (this.forbidden.matcher(lines.get(i)).find()
					&& !(this == EXCEPTIONS_ARE_CAUGHT_BY_NAME && rethrows(lines, i))) {
				found.add(i + 1);
			}
		}
		return found;
	}

	/**
	 * Some interfaces of others declare {@code throws Exception}; passing it on is right.
	 */
	private static boolean rethrows(List<String> lines, int catching) {
		return catching + 1 < lines.size() && lines.get(catching + 1).strip().startsWith("throw ");
	}

	/**
	 * Relies on the formatter: a method of a top-level type starts and ends with one tab.
	 */
	private static List<Integer> longMethods(List<String> lines) {
		List<Integer> found = new ArrayList<>();
		int start = -1;
		int body = -1;
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (start < 0 && METHOD_START.matcher(line).matches()) {
				start = i;
			}
			if (start >= 0 && body < 0) {
				body = line.endsWith("{") ? i : -1;
				start = line.endsWith(";") ? -1 : start;
			}
			else if (body >= 0 && line.startsWith("\t}")) {
				if (i - body - 1 > METHOD_LINES) {
					found.add(start + 1);
				}
				start = -1;
				body = -1;
			}
		}
		return found;
	}

	private static List<Integer> unexplained(List<String> lines) {
		for (int i = 0; i < lines.size(); i++) {
			if (PUBLIC_TYPE.matcher(lines.get(i)).matches()) {
				List<String> before = lines.subList(0, i);
				return before.contains(" */") ? List.of() : List.of(i + 1);
			}
		}
		return List.of();
	}

}
