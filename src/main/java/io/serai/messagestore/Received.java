package io.serai.messagestore;

import java.time.Instant;

import io.serai.canonical.RecordKey;

/**
 * One accepted version of a record.
 *
 * @param record which record
 * @param messageId id of the message that brought it
 * @param version the version
 * @param via the door or flow by which it came in
 * @param at when, UTC
 */
public record Received(RecordKey record, String messageId, String version, String via, Instant at) {
}
