package io.serai.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.serai.demo.Settling.Standing;

/**
 * What a verification found.
 *
 * @param plan what was sent
 * @param standings what the hub says of each order, by key
 * @param sending how it was sent
 * @param comparison what the ERP holds against what was sent
 * @param accounts where the hub's account differs from what had to become of an order
 * @param misbehaviours how often the simulated systems misbehaved
 * @param unseenWrites how many writes the ERP did that the hub could not see
 */
record VerificationReport(List<PlannedOrder> plan, Map<String, Standing> standings, Sending sending,
		Comparison comparison, List<String> accounts, Map<Misbehaviour, Integer> misbehaviours, int unseenWrites) {

	private static final int MOST_LINES = 40;

	boolean isGood() {
		return this.comparison.isEqual() && this.accounts.isEmpty();
	}

	/**
	 * Returns the report as text, a table and a verdict.
	 */
	String text() {
		List<String> lines = new ArrayList<>();
		lines.add("");
		row(lines, "sent", this.plan.size());
		row(lines, "  of them in several versions or twice", severalTimes());
		row(lines, "delivered", count("delivered"));
		row(lines, "skipped", count("skipped"));
		row(lines, "dead", count("dead"));
		row(lines, "retried", this.standings.values().stream().filter((standing) -> standing.attempts() > 0).count());
		row(lines, "misbehaviours", this.misbehaviours.values().stream().mapToInt(Integer::intValue).sum());
		row(lines, "duplicates prevented", prevented());
		row(lines, "missing", this.comparison.missing().size());
		row(lines, "doubled", this.comparison.doubled().size());
		row(lines, "wrong", this.comparison.wrong().size() + this.comparison.unasked().size());
		row(lines, "ended otherwise than they should", this.accounts.size());
		lines.add("");
		lines.add("Misbehaviours: " + this.misbehaviours.entrySet()
			.stream()
			.map((entry) -> entry.getValue() + " " + entry.getKey())
			.collect(Collectors.joining(", ")));
		this.comparison.differences().stream().limit(MOST_LINES).forEach(lines::add);
		this.accounts.stream().limit(MOST_LINES).map((line) -> "account  " + line).forEach(lines::add);
		lines.add(isGood() ? "All is well: each order is where it has to be, once, to the cent."
				: "NOT WELL: see the lines above.");
		return String.join(System.lineSeparator(), lines);
	}

	private static void row(List<String> lines, String name, long number) {
		lines.add("  %-40s %6d".formatted(name, number));
	}

	private long count(String state) {
		return this.standings.values().stream().filter((standing) -> standing.state().equals(state)).count();
	}

	private long severalTimes() {
		return this.plan.stream().filter((order) -> order.versions().size() > 1).count();
	}

	/**
	 * Returns how often the ERP wrote and did not say so, plus how often the same version
	 * was pushed again: each would have made a double.
	 */
	private long prevented() {
		long again = this.plan.stream().mapToLong((order) -> order.versions().size() - distinctVersions(order)).sum();
		return this.unseenWrites + again + this.sending.repeated() - this.comparison.doubled().size();
	}

	private static long distinctVersions(PlannedOrder order) {
		return order.versions().stream().map((version) -> version.path("version").asText()).distinct().count();
	}

}
