package io.serai.crossref;

import java.time.Instant;

import io.serai.canonical.RecordKey;

/**
 * One id of a record in an outside system.
 *
 * @param system where
 * @param record whose
 * @param externalId the id there
 * @param further whether it is a further id beside the one that the hub writes to
 * @param linkedAt since when, UTC
 */
public record LinkFound(String system, RecordKey record, String externalId, boolean further, Instant linkedAt) {
}
