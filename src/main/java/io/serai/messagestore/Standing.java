package io.serai.messagestore;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;

/**
 * Where one record stands in one flow, at its newest version.
 *
 * @param flow the flow's id
 * @param messageId id of the message that brought it there
 * @param version the version that the state is about
 * @param state where it stands
 * @param attempt failed attempts so far
 * @param deliveredVersion the newest version that took effect; null if none has
 * @param updatedAt when it got there, UTC
 * @param nextAttemptAt when the next attempt is due; null unless one is scheduled
 * @param failureClass wire name of the failure class; null unless the last attempt failed
 * @param cause key under which equal failures are grouped; null unless the last attempt
 * failed
 * @param what what failed or why it was skipped; null if there is nothing to say
 * @param remedy what a person can do; null unless the last attempt failed
 * @param system the outside system spoken to last; null if none was
 * @param externalId the record's id in that system; null if not known
 * @param by the person who asked for the last step; null if the hub acted by itself
 * @param externalNumber the number that people in that system see; null if it is the id
 * or not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Standing(String flow, String messageId, String version, DeliveryState state, int attempt,
		@Nullable String deliveredVersion, Instant updatedAt, @Nullable Instant nextAttemptAt,
		@Nullable String failureClass, @Nullable String cause, @Nullable String what, @Nullable String remedy,
		@Nullable String system, @Nullable String externalId, @Nullable String by, @Nullable String externalNumber) {

	/** Makes one of a system that tells no number beside the id, or of none. */
	public Standing(String flow, String messageId, String version, DeliveryState state, int attempt,
			@Nullable String deliveredVersion, Instant updatedAt, @Nullable Instant nextAttemptAt,
			@Nullable String failureClass, @Nullable String cause, @Nullable String what, @Nullable String remedy,
			@Nullable String system, @Nullable String externalId, @Nullable String by) {
		this(flow, messageId, version, state, attempt, deliveredVersion, updatedAt, nextAttemptAt, failureClass, cause,
				what, remedy, system, externalId, by, null);
	}

}
