package io.serai.crossref;

import java.time.Instant;

import io.serai.canonical.RecordKey;

/**
 * A record that was about to be made in a system when the hub lost sight of it.
 *
 * @param system where
 * @param record which
 * @param begunAt when, UTC
 */
public record PendingWrite(String system, RecordKey record, Instant begunAt) {
}
