package io.serai.system.outside;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.modulith.NamedInterface;

/**
 * How one outside system fares.
 *
 * @param name as flows call it, e.g. {@code erp}
 * @param connector the folder in {@code connectors/}
 * @param title what it is, for people
 * @param health whether it can be called
 * @param pausedFor how long it is still left alone since it asked for it or does not let
 * the hub in; null if neither
 * @param refused operations that it refuses for want of a right, while it lets the hub in
 * for all others; empty if it is not that
 */
@NamedInterface("outside")
public record SystemStatus(String name, String connector, String title, Health health, @Nullable Duration pausedFor,
		List<String> refused) {

	public SystemStatus {
		refused = List.copyOf(refused);
	}

	/** Whether a system can be called. */
	@NamedInterface("outside")
	public enum Health {

		/** Calls go through. */
		UP,

		/** It told us to slow down. */
		PAUSED,

		/**
		 * It does not let the hub in, or not for some operations; nobody calls these, but
		 * for one who tries now and then.
		 */
		REFUSING,

		/** The last calls failed; it is left alone for a moment. */
		DOWN,

		/** One call tries whether it is back. */
		PROBING

	}

}
