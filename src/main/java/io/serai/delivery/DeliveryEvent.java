package io.serai.delivery;

import java.time.Instant;

import io.serai.canonical.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one delivery. Stored in the broker in the same transaction as the
 * consumption it tells of, so it exists exactly if that took effect; a reader may see it
 * twice and tells by {@link #id()}.
 *
 * @param id id of this event, a UUID
 * @param messageId id of the message, the same through retries and replays
 * @param flow id of the flow
 * @param record which record
 * @param version the version that was delivered, skipped ...
 * @param state the state reached
 * @param attempt failed attempts so far
 * @param at when, UTC
 * @param tookMillis how long the attempt took, milliseconds; 0 if nothing ran
 * @param nextAttemptAt when the next attempt is due; only with
 * {@link DeliveryState#RETRYING}
 * @param failureClass wire name of the failure class; null unless an attempt failed
 * @param cause key under which equal failures are grouped; null unless an attempt failed
 * @param what what failed or why it was skipped; null if there is nothing to say
 * @param remedy what a person can do; null unless an attempt failed
 * @param system the outside system spoken to last; null if none was
 * @param externalId the record's id in that system; null if not known
 * @param by the person who asked for it; null if the hub acted by itself
 * @param externalNumber the number that people in that system see; null if it is the id
 * or not known
 */
public record DeliveryEvent(String id, String messageId, String flow, RecordKey record, String version,
		DeliveryState state, int attempt, Instant at, long tookMillis, @Nullable Instant nextAttemptAt,
		@Nullable String failureClass, @Nullable String cause, @Nullable String what, @Nullable String remedy,
		@Nullable String system, @Nullable String externalId, @Nullable String by, @Nullable String externalNumber) {

	/** Makes one of a system that tells no number beside the id, or of none. */
	public DeliveryEvent(String id, String messageId, String flow, RecordKey record, String version,
			DeliveryState state, int attempt, Instant at, long tookMillis, @Nullable Instant nextAttemptAt,
			@Nullable String failureClass, @Nullable String cause, @Nullable String what, @Nullable String remedy,
			@Nullable String system, @Nullable String externalId, @Nullable String by) {
		this(id, messageId, flow, record, version, state, attempt, at, tookMillis, nextAttemptAt, failureClass, cause,
				what, remedy, system, externalId, by, null);
	}

}
