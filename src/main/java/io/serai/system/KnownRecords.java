package io.serai.system;

import io.serai.canonical.CanonicalRecord;

/**
 * Knows which records the hub has had. Implemented above {@code system}.
 */
public interface KnownRecords {

	/**
	 * Tells whether the hub has accepted this version of the record, or a newer one.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	boolean isKnown(CanonicalRecord record);

}
