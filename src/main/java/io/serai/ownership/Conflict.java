package io.serai.ownership;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A field of a customer that a system and the hub have both changed since they last
 * agreed, so that a person decides.
 *
 * @param id its number
 * @param customer key of the merged customer
 * @param system the system that says otherwise
 * @param field name of the field
 * @param isBaseKnown whether anybody knows what both held before
 * @param base what both held before, JSON; null if nothing, or if nobody knows
 * @param theirs what the system says, JSON; null if nothing
 * @param ours what is agreed meanwhile, JSON; null if nothing
 * @param since when it was found, UTC
 * @param owner the system whose word counts for the field; null if it is anybody's
 */
public record Conflict(String id, String customer, String system, String field, boolean isBaseKnown,
		@Nullable String base, @Nullable String theirs, @Nullable String ours, Instant since, @Nullable String owner) {

	/**
	 * Names it without what it holds, which is about a person.
	 */
	@Override
	public String toString() {
		return "Conflict[%s: %s of %s in %s]".formatted(this.id, this.field, this.customer, this.system);
	}

	/**
	 * Tells whether a person can take this.
	 */
	public boolean offers(Choice choice) {
		return choice != Choice.BASE || this.isBaseKnown;
	}

	/** Tells whether this is what it shows as agreed. */
	boolean isOurs(@Nullable JsonNode agreed) {
		return Objects.equals(agreed, (this.ours != null) ? Said.value(this.ours) : null);
	}

	/** What a person takes. */
	public enum Choice {

		/** What the system says. */
		THEIRS,

		/** What is agreed. */
		OURS,

		/** What both held before, if anybody knows. */
		BASE

	}

}
