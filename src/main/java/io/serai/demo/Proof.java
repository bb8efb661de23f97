package io.serai.demo;

import java.util.List;
import java.util.Map;

/**
 * One flow under verification: what begins it, what people do in its course, what the hub
 * has to say of it in the end and what the systems have to hold.
 */
interface Proof {

	/** Returns how the report calls it, e.g. {@code orders to ERP}. */
	String name();

	/**
	 * Returns the flows that it proves, as their files are called in {@code routes/}
	 * without ending.
	 */
	List<String> flows();

	/**
	 * Begins.
	 */
	default void begin(Sending sending) throws InterruptedException {
		// Begun by another one, e.g. by its orders.
	}

	/**
	 * Lets people do what it is their turn to do; asked again and again.
	 * @return whether nothing is left for them to do
	 */
	default boolean act(Sending sending, Settling hub) throws InterruptedException {
		return true;
	}

	/**
	 * Returns every delivery that the hub has to account for, as far as it is known now.
	 */
	List<Expected> expected();

	/** Compares what the system holds with what it has to hold. */
	Comparison compare();

	/**
	 * Returns how many doubles there would be had the hub repeated blindly, or taken
	 * everything that it was handed.
	 */
	int temptations();

	/**
	 * Returns what the hub promises here, if it is not that everything comes once; empty
	 * if it is.
	 */
	default String promise() {
		return "";
	}

	/**
	 * Returns how often each thing has been written, by key: once all has come to rest,
	 * nothing is written any more.
	 */
	default Map<String, Integer> writes() {
		return Map.of();
	}

}
