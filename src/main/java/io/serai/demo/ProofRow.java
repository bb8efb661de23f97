package io.serai.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.serai.demo.Settling.Standing;

/**
 * What was found of one flow.
 *
 * @param name of the flow, for people
 * @param standings what the hub says of each delivery
 * @param comparison what the system holds against what it has to hold
 * @param accounts where the hub's own account differs from what had to become of a
 * delivery, or where something was written that nobody asked for
 * @param prevented doubles that there would be without the hub's care
 * @param promise what the hub promises, if it is not that everything comes once; else
 * empty
 */
record ProofRow(String name, List<Standing> standings, Comparison comparison, List<String> accounts, int prevented,
		String promise) {

	/**
	 * Looks at one flow.
	 * @param before how often each thing had been written when all had come to rest
	 */
	static ProofRow of(Proof proof, Settling hub, Map<String, Integer> before) {
		List<Expected> expected = proof.expected();
		List<String> accounts = new ArrayList<>();
		for (Expected one : expected) {
			Standing standing = hub.standing(one);
			if (!one.fate().is(standing)) {
				accounts.add("%s version %s: %s instead of %s in %s after %d attempts %s".formatted(one.key(),
						one.version(), standing.state(), one.fate(), one.flow(), standing.attempts(), standing.what()));
			}
		}
		proof.writes().forEach((key, times) -> {
			if (times > before.getOrDefault(key, 0)) {
				accounts.add("%s: written %d times more though nobody changed it".formatted(key,
						times - before.getOrDefault(key, 0)));
			}
		});
		Comparison comparison = proof.compare();
		return new ProofRow(proof.name(), expected.stream().map(hub::standing).toList(), comparison, accounts,
				Math.max(0, proof.temptations() - comparison.doubled().size()), proof.promise());
	}

	boolean isGood() {
		return this.comparison.isEqual() && this.accounts.isEmpty();
	}

	long count(String state) {
		return this.standings.stream().filter((standing) -> standing.state().equals(state)).count();
	}

	long retried() {
		return this.standings.stream().filter((standing) -> standing.attempts() > 0).count();
	}

	int wrong() {
		return this.comparison.wrong().size() + this.comparison.unasked().size() + this.accounts.size();
	}

	/**
	 * Returns every difference, one line each.
	 */
	List<String> differences() {
		List<String> all = new ArrayList<>(this.comparison.differences());
		this.accounts.forEach((line) -> all.add("account  " + line));
		return all;
	}

}
