package io.serai.delivery;

import java.util.Optional;

import io.serai.canonical.RecordKey;

/**
 * Remembers the newest version of each record that each flow has delivered: the backstop
 * against an older version over a newer one. Implemented by the message store.
 */
public interface DeliveredVersions {

	/**
	 * Returns the newest version of the record that the flow has delivered; empty if none
	 * is known.
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	Optional<String> newest(String flow, RecordKey record);

}
