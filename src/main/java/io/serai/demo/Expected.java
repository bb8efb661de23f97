package io.serai.demo;

import java.util.List;

import io.serai.demo.Settling.Standing;

/**
 * What has to become of one version of one record in one flow.
 *
 * @param flow id of the flow
 * @param kind the record's kind as in URLs, e.g. {@code orders}
 * @param source the system that owns the number
 * @param key the number
 * @param version the newest version
 * @param fate where it has to end
 */
record Expected(String flow, String kind, String source, String key, String version, Fate fate) {

	/** Names the record, not the flow: what is asked about at once. */
	String record() {
		return String.join("/", this.kind, this.source, this.key);
	}

	/**
	 * Where a delivery has to end.
	 */
	enum Fate {

		/** Once in the system. */
		DELIVERED,

		/** Not there: not its business. */
		SKIPPED,

		/** Not there; a dead letter in the hub. */
		DEAD,

		/**
		 * Delivered, or skipped since the system has it so, or its people know, already.
		 */
		TOLD;

		private static final List<String> KNOWN = List.of(" has it so already", ", and people have been told");

		boolean is(Standing standing) {
			return (this == TOLD)
					? DELIVERED.is(standing)
							|| (SKIPPED.is(standing) && KNOWN.stream().anyMatch(standing.what()::endsWith))
					: standing.state().equalsIgnoreCase(name());
		}

	}

}
