package io.serai.ownership;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A field of a customer that a system and the hub have both changed since they last
 * agreed, so that a person decides.
 *
 * @param id its number
 * @param customer key of the merged customer
 * @param system the system that says otherwise
 * @param field name of the field
 * @param base what both held before, JSON; null if nothing
 * @param theirs what the system says, JSON; null if nothing
 * @param ours what is agreed meanwhile, JSON; null if nothing
 * @param since when it was found, UTC
 */
public record Conflict(String id, String customer, String system, String field, @Nullable String base,
		@Nullable String theirs, @Nullable String ours, Instant since) {

	/** What a person takes. */
	public enum Choice {

		/** What the system says. */
		THEIRS,

		/** What is agreed. */
		OURS

	}

}
