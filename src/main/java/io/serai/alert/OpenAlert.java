package io.serai.alert;

import java.time.Instant;

import io.serai.canonical.Alert.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong and of which people are told.
 *
 * @param key its name, the same as long as it lasts
 * @param cause what is wrong
 * @param subject with what: the id of a flow or the name of a system
 * @param about what people read beside it, e.g. a failure class; may be empty
 * @param count how many records it concerns
 * @param since when the hub first saw it, UTC
 * @param toldAt when people were told last, UTC; null if not yet
 * @param toldTimes how often, ever
 * @param notedBy who has taken note; null if nobody has
 * @param note what that person said; null if nobody has
 */
public record OpenAlert(String key, Cause cause, String subject, String about, long count, Instant since,
		@Nullable Instant toldAt, long toldTimes, @Nullable String notedBy, @Nullable String note) {
}
