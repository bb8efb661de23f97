package io.serai.reconcile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.listing.Listings;

/**
 * All that both systems of a pair have of one day, by key.
 *
 * @param at when the reading began, UTC
 * @param left of the left
 * @param right of the right
 */
record BothSides(Instant at, Map<String, Documents> left, Map<String, Documents> right) {

	/**
	 * Reads both.
	 * @param most most documents that a side may have
	 * @param goOn asked after each page; false ends the reading
	 * @throws HubException if a system does not tell all
	 */
	static BothSides read(Listings listings, Pair pair, LocalDate day, Instant now, int most, BooleanSupplier goOn) {
		return new BothSides(now, side(listings, pair, Side.LEFT, day, most, goOn),
				side(listings, pair, Side.RIGHT, day, most, goOn));
	}

	private static Map<String, Documents> side(Listings listings, Pair pair, Side side, LocalDate day, int most,
			BooleanSupplier goOn) {
		Map<String, Documents> found = new HashMap<>();
		listings.read(pair.system(side), pair.kind(), pair.startOf(day), pair.startOf(day.plusDays(1)), goOn,
				(document) -> {
					if (document.source().equals(pair.source())) {
						found.merge(document.key(), Documents.NONE.with(document),
								(known, one) -> known.with(document));
					}
					if (found.size() > most) {
						throw tooMany(pair.system(side), most);
					}
				});
		return found;
	}

	Set<String> keys() {
		Set<String> keys = new HashSet<>(this.left.keySet());
		keys.addAll(this.right.keySet());
		return keys;
	}

	Documents left(String key) {
		return this.left.getOrDefault(key, Documents.NONE);
	}

	Documents right(String key) {
		return this.right.getOrDefault(key, Documents.NONE);
	}

	private static HubException tooMany(String system, int most) {
		return new HubException(new Failure(FailureClass.INVALID_DATA,
				"%s has more than %d documents of the day".formatted(system, most),
				"Raise serai.reconcile.most-records, and the memory of the hub with it.", system, null, null, null,
				false));
	}

}
