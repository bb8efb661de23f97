package io.serai.system.reading;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a flow polls.
 *
 * @param system name of the system
 * @param operation the poll among its operations
 * @param since where a new poll starts; null for one window ago
 */
public record PolledOperation(String system, String operation, @Nullable Instant since) {

	/** Returns the operation, to be polled from one window ago. */
	public static PolledOperation of(String system, String operation) {
		return new PolledOperation(system, operation, null);
	}

}
