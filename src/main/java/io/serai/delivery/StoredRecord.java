package io.serai.delivery;

import java.time.Instant;

import io.serai.canonical.RecordKey;

/**
 * One accepted version of a record, as it lies in the broker.
 *
 * @param messageId id of the message, a UUID
 * @param record which record
 * @param version its version
 * @param via the door or flow by which it came in
 * @param receivedAt when it was accepted, UTC
 * @param body the record, UTF-8 JSON
 */
public record StoredRecord(String messageId, RecordKey record, String version, String via, Instant receivedAt,
		byte[] body) {
}
