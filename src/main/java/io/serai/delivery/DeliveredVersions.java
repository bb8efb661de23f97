package io.serai.delivery;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.RecordKey;
import org.jspecify.annotations.Nullable;

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

	/**
	 * Returns the newest delivered version of each of these records; those of which none
	 * is known are absent.
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	default Map<RecordKey, String> newest(String flow, Collection<RecordKey> records) {
		Map<RecordKey, String> found = new HashMap<>();
		records.forEach((record) -> newest(flow, record).ifPresent((version) -> found.put(record, version)));
		return found;
	}

	/**
	 * Returns what the flow has had of the record; empty if it has never tried any
	 * version of it, so that none can be in the outside system.
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	default Optional<Seen> seen(String flow, RecordKey record) {
		return newest(flow, record).map((version) -> new Seen(version, null));
	}

	/**
	 * What a flow has had of a record.
	 *
	 * @param delivered the newest version that took effect; null if none is known to have
	 * @param waiting the newest version if it still waits, e.g. for people; null if it
	 * does not
	 */
	record Seen(@Nullable String delivered, @Nullable String waiting) {
	}

}
