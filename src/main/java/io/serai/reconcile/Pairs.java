package io.serai.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.serai.system.listing.Listings;

/**
 * The pairs of the settings.
 */
final class Pairs {

	private final Map<String, Pair> pairs = new TreeMap<>();

	private final Listings listings;

	Pairs(ReconcileSettings settings, Listings listings) {
		settings.pairs().forEach((name, setting) -> this.pairs.put(name, setting.named(name)));
		this.listings = listings;
	}

	List<Pair> all() {
		return List.copyOf(this.pairs.values());
	}

	/** Returns those whose systems can both be listed. */
	List<Pair> running() {
		return all().stream().filter(this::runs).toList();
	}

	boolean runs(Pair pair) {
		return this.listings.lists(pair.left(), pair.kind()) && this.listings.lists(pair.right(), pair.kind());
	}

	Optional<Pair> find(String name) {
		return Optional.ofNullable(this.pairs.get(name));
	}

}
