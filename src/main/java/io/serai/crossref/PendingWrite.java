package io.serai.crossref;

import java.time.Instant;

import io.serai.canonical.RecordKey;

/**
 * A record that is being made in a system, or was about to be when the hub lost sight of
 * it.
 *
 * @param system where
 * @param record which
 * @param begunAt when, UTC
 * @param writing whether the call is going on; else it was cut off, or its node has died
 */
public record PendingWrite(String system, RecordKey record, Instant begunAt, boolean writing) {
}
