package io.serai.messagestore;

import io.serai.canonical.RecordKey;

/**
 * One delivery that needs a person.
 *
 * @param record which record
 * @param standing where and why it stands; {@link Standing#updatedAt()} is when it died
 */
public record DeadLetter(RecordKey record, Standing standing) {
}
