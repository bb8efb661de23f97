package io.serai.reconcile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serai.system.listing.Listed;

/**
 * Adds up what both sides have, by hour and currency. The hour is the left's where it
 * knows the record: some systems know no more than the day.
 */
final class DaySums {

	private final Pair pair;

	private final Map<List<Object>, Sum> sums = new HashMap<>();

	DaySums(Pair pair) {
		this.pair = pair;
	}

	void add(Documents left, Documents right) {
		int hour = hour(left, right);
		left.counting().forEach((document) -> add(hour, Side.LEFT, document));
		right.counting().forEach((document) -> add(hour, Side.RIGHT, document));
	}

	List<Sum> all() {
		return new ArrayList<>(this.sums.values());
	}

	/** Returns the hour of a record. */
	int hour(Documents left, Documents right) {
		return left.first()
			.map(this::hour)
			.filter((hour) -> hour != Sum.NO_HOUR)
			.or(() -> right.first().map(this::hour))
			.orElse(Sum.NO_HOUR);
	}

	private int hour(Listed document) {
		return (document.at() != null) ? document.at().atZone(this.pair.zone()).getHour() : Sum.NO_HOUR;
	}

	private void add(int hour, Side side, Listed document) {
		String currency = Comparison.currency(document);
		this.sums.merge(List.of(hour, side, currency), new Sum(hour, side, currency, 1, document.worth()),
				(sum, one) -> sum.plus(document.worth()));
	}

}
