package io.serai.reconcile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.serai.system.listing.Listed;

/**
 * Compares what two sides have under one key. Pure; exact to the last digit.
 */
final class Comparison {

	private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?");

	private final Pair pair;

	Comparison(Pair pair) {
		this.pair = pair;
	}

	/** Returns what is not alike; empty if nothing is the matter. */
	Optional<Mismatch> of(Documents left, Documents right) {
		if (right.isDoubled() || left.isDoubled()) {
			return Optional.of(Mismatch.of(right.isDoubled() ? FindingKind.DOUBLED_RIGHT : FindingKind.DOUBLED_LEFT));
		}
		if (left.isThere() && right.isThere()) {
			return different(differences(left.first().orElseThrow(), right.first().orElseThrow()));
		}
		if (left.isThere()) {
			return isMissingAllowed(left.first().orElseThrow()) ? Optional.empty()
					: one(right, FindingKind.MISSING_RIGHT, new Difference("live", "true", "false"));
		}
		return right.isThere() && !isNothing(right.first().orElseThrow())
				? one(left, FindingKind.MISSING_LEFT, new Difference("live", "false", "true")) : Optional.empty();
	}

	/** What the right need not have. */
	boolean isMissingAllowed(Listed left) {
		return !this.pair.isDue(left) || isNothing(left);
	}

	/** An article of which there is none, and one that is not listed, are the same. */
	private static boolean isNothing(Listed document) {
		return document.quantity() != null && document.quantity().signum() == 0;
	}

	/** What was cancelled on one side only is there, but not alike. */
	private static Optional<Mismatch> one(Documents other, FindingKind missing, Difference cancelled) {
		return other.all().isEmpty() ? Optional.of(Mismatch.of(missing)) : different(List.of(cancelled));
	}

	private static Optional<Mismatch> different(List<Difference> differences) {
		return differences.isEmpty() ? Optional.empty() : Optional.of(new Mismatch(FindingKind.DIFFERENT, differences));
	}

	private List<Difference> differences(Listed left, Listed right) {
		List<Difference> found = new ArrayList<>();
		compare("amount", amount(left), amount(right), found);
		compare("currency", currency(left), currency(right), found);
		compare("quantity", quantity(left), quantity(right), found);
		if (!this.pair.isSnapshot()) {
			compare("day", this.pair.dayOf(left).toString(), this.pair.dayOf(right).toString(), found);
		}
		for (String field : this.pair.compare()) {
			compare(field, left.fields().getOrDefault(field, ""), right.fields().getOrDefault(field, ""), found);
		}
		for (String field : this.pair.atLeast()) {
			String some = left.fields().getOrDefault(field, "");
			String all = right.fields().getOrDefault(field, "");
			if (!values(all).containsAll(values(some))) {
				found.add(new Difference(field, some, all));
			}
		}
		return found;
	}

	private static Set<String> values(String listed) {
		return Arrays.stream(listed.split(","))
			.map(String::strip)
			.filter((one) -> !one.isEmpty())
			.collect(Collectors.toSet());
	}

	private static void compare(String field, String left, String right, List<Difference> found) {
		if (!left.equals(right) && !isSameDecimal(left, right)) {
			found.add(new Difference(field, left, right));
		}
	}

	private static boolean isSameDecimal(String left, String right) {
		return DECIMAL.matcher(left).matches() && DECIMAL.matcher(right).matches()
				&& new BigDecimal(left).compareTo(new BigDecimal(right)) == 0;
	}

	private static String amount(Listed document) {
		return (document.amount() != null) ? document.amount().amount().toPlainString() : "";
	}

	private static String quantity(Listed document) {
		return (document.quantity() != null) ? document.quantity().stripTrailingZeros().toPlainString() : "";
	}

	static String currency(Listed document) {
		return (document.amount() != null) ? document.amount().currency() : "";
	}

}
