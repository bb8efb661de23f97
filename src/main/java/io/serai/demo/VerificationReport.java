package io.serai.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a verification found.
 *
 * @param rows one a flow
 * @param misbehaviours how often the simulated systems misbehaved
 */
record VerificationReport(List<ProofRow> rows, Map<Misbehaviour, Integer> misbehaviours) {

	private static final int MOST_LINES = 20;

	private static final String ROW = "  %-26s %5s %10s %8s %8s %10s %5s %8s %8s %6s";

	boolean isGood() {
		return this.rows.stream().allMatch(ProofRow::isGood);
	}

	/**
	 * Returns the report as text, a table and a verdict.
	 */
	String text() {
		List<String> lines = new ArrayList<>();
		lines.add("");
		lines.add(ROW.formatted("", "sent", "delivered", "skipped", "retried", "prevented", "dead", "missing",
				"doubled", "wrong"));
		this.rows.forEach((row) -> lines.add(text(row)));
		lines.add("");
		lines.add(
				"  sent: deliveries due, of the newest version each.   prevented: doubles that blind repeating would make.");
		lines.add("  Misbehaviours of the systems: %d (%s)".formatted(
				this.misbehaviours.values().stream().mapToInt(Integer::intValue).sum(),
				this.misbehaviours.entrySet()
					.stream()
					.map((entry) -> entry.getValue() + " " + entry.getKey())
					.collect(Collectors.joining(", "))));
		this.rows.stream()
			.filter((row) -> !row.promise().isEmpty())
			.forEach((row) -> lines.add("  %s: %s.".formatted(row.name(), row.promise())));
		this.rows.stream().filter((row) -> !row.isGood()).forEach((row) -> addDifferences(row, lines));
		lines.add(isGood() ? "All is well: everything is where it has to be, once, as it was said last."
				: "NOT WELL: see the lines above.");
		return String.join(System.lineSeparator(), lines);
	}

	private static String text(ProofRow row) {
		return ROW.formatted(row.name(), row.standings().size(), row.count("delivered"), row.count("skipped"),
				row.retried(), row.prevented(), row.count("dead"), row.comparison().missing().size(),
				row.comparison().doubled().size(), row.wrong());
	}

	private static void addDifferences(ProofRow row, List<String> lines) {
		List<String> differences = row.differences();
		lines.add(row.name() + ":");
		differences.stream().limit(MOST_LINES).forEach((line) -> lines.add("  " + line));
		if (differences.size() > MOST_LINES) {
			lines.add("  and %d more".formatted(differences.size() - MOST_LINES));
		}
	}

}
