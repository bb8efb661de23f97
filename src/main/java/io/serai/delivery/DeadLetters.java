package io.serai.delivery;

import java.util.Collection;

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
	 * Gives dead letters up. Nothing is sent.
	 * @param reason why, for those who ask later; not blank
	 * @return how many were given up
	 */
	int discard(String flow, Collection<String> messageIds, String by, String reason);

}
