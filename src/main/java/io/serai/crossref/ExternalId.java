package io.serai.crossref;

/**
 * What is known about a record's id in an outside system.
 */
public sealed interface ExternalId {

	/**
	 * The id is known.
	 *
	 * @param id as the system gave it; never empty
	 */
	record Known(String id) implements ExternalId {
	}

	/** No link was ever stored: the record is new to that system. */
	record None() implements ExternalId {
	}

	/** Nobody can say now, since the database does not answer: look before you write. */
	record Unknown() implements ExternalId {
	}

}
