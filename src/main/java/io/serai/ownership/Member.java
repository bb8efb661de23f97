package io.serai.ownership;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * A customer as one system knows it.
 *
 * @param system the system
 * @param key its number there
 * @param merged key of the merged customer that it belongs to
 * @param version the version that was merged last
 * @param said what it said last, be it only what the hub had written there
 * @param spoken whether it has said anything else
 * @param afterWrite the version that the hub had written there last when it said so;
 * empty if none; null if nobody knows
 */
record Member(String system, String key, String merged, String version, Said said, boolean spoken,
		@Nullable String afterWrite) {

	Optional<String> after() {
		return Optional.ofNullable(this.afterWrite);
	}

}
