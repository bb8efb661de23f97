package io.serai.delivery;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Dead letters as a person handles them. Each call is one broker transaction per message:
 * the dead letter leaves its queue, and the event that says so is stored, together or not
 * at all.
 */
public interface DeadLetters {

	/**
	 * Puts dead letters back into their flow's queue with a fresh ladder.
	 * @param flow the flow's id
	 * @param messageIds which ones
	 * @param by the person
	 * @return how many were put back; fewer than asked if some are already gone
	 */
	int retry(String flow, Collection<String> messageIds, String by);

	/**
	 * Ends the doubt about dead letters whose last attempt may have taken effect. They go
	 * back into their flow's queue with what the person found out: what took effect is
	 * not sent again, and the flow goes on behind it; what did not is sent once more.
	 * @param found what the person found
	 * @return how many were put back; fewer than asked if some are already gone
	 */
	int settle(String flow, Collection<String> messageIds, String by, Finding found);

	/**
	 * Gives dead letters up. Nothing is sent.
	 * @param reason why, for those who ask later; not blank
	 * @return how many were given up
	 */
	int discard(String flow, Collection<String> messageIds, String by, String reason);

	/**
	 * What a person found in the outside system.
	 *
	 * @param tookEffect whether the attempt took effect there
	 * @param externalId the record's id there; null if it has none or it is not told
	 * @param reason how the person knows, for those who ask later; not blank
	 */
	record Finding(boolean tookEffect, @Nullable String externalId, String reason) {
	}

}
