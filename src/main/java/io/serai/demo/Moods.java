package io.serai.demo;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When a simulated system misbehaves, and how often it did. The same seed gives the same
 * sequence of decisions.
 */
final class Moods {

	private final Random random;

	private final Map<Misbehaviour, Double> rates = new EnumMap<>(Misbehaviour.class);

	private final Map<Misbehaviour, Integer> counts = new EnumMap<>(Misbehaviour.class);

	private final AtomicBoolean down = new AtomicBoolean();

	/**
	 * Makes a system that behaves well until rates are set.
	 */
	Moods(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Sets every misbehaviour to the same share of all calls.
	 * @param each 0 to 0.1
	 */
	synchronized Moods all(double each) {
		for (Misbehaviour misbehaviour : Misbehaviour.values()) {
			rate(misbehaviour, each);
		}
		return this;
	}

	/**
	 * Sets the share of calls that a misbehaviour befalls.
	 * @param share 0 to 1; the shares of all misbehaviours together are at most 1
	 */
	synchronized Moods rate(Misbehaviour misbehaviour, double share) {
		this.rates.put(misbehaviour, share);
		return this;
	}

	/**
	 * Decides how the next call fares; empty if it is answered as it should be.
	 */
	synchronized Optional<Misbehaviour> next() {
		double dice = this.random.nextDouble();
		for (Map.Entry<Misbehaviour, Double> rate : this.rates.entrySet()) {
			dice -= rate.getValue();
			if (dice < 0) {
				this.counts.merge(rate.getKey(), 1, Integer::sum);
				return Optional.of(rate.getKey());
			}
		}
		return Optional.empty();
	}

	/** Returns the largest share of calls that one misbehaviour befalls. */
	synchronized double each() {
		return this.rates.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
	}

	void down(boolean isDown) {
		this.down.set(isDown);
	}

	boolean isDown() {
		return this.down.get();
	}

	/**
	 * Returns how often each misbehaviour was chosen.
	 */
	synchronized Map<Misbehaviour, Integer> counts() {
		return new EnumMap<>(this.counts);
	}

}
