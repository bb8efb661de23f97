package io.serai.crossref;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a person changed about a record's id in a system.
 *
 * @param at when, UTC
 * @param who the person
 * @param kind what was done
 * @param reason why
 * @param before the id before; null if there was none
 * @param after the id after; null if there is none
 */
public record LinkDeed(Instant at, String who, Kind kind, String reason, @Nullable String before,
		@Nullable String after) {

	/**
	 * What can be done with a link.
	 */
	public enum Kind {

		/** The record is another document. */
		REBIND,

		/** Another document is the record too. */
		MERGE,

		/** A document is not the record. */
		SPLIT

	}

}
