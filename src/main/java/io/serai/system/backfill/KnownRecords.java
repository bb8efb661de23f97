package io.serai.system.backfill;

import io.serai.canonical.CanonicalRecord;

import org.springframework.modulith.NamedInterface;

/**
 * Knows which records the hub has had. Implemented above {@code system}.
 */
@NamedInterface("backfill")
public interface KnownRecords {

	/**
	 * Tells whether the hub has accepted this version of the record, or a newer one.
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	boolean isKnown(CanonicalRecord record);

}
