package io.serai.delivery;

import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Brings records again that an outside system does not hold as it should. Every method
 * returns after the broker has stored what is asked for, and throws
 * {@link io.serai.failure.HubException} if it did not, or if the flow does not run.
 */
public interface Redeliveries {

	/**
	 * Takes a record in, for every flow of its kind, as if its source had sent it. A
	 * version that came in lately is not taken in twice.
	 * @param via what is told as its way in
	 * @return id of the message
	 */
	String takeIn(CanonicalRecord record, String via);

	/**
	 * Brings a version to one flow again, which then writes it although it was delivered
	 * before; a newer one that was delivered since wins.
	 * @param by the person
	 * @param reason why, for those who ask later
	 */
	void again(String flow, Version version, String by, String reason);

	/**
	 * One version of a record.
	 *
	 * @param messageId id of the message that brought it
	 * @param via the door or flow by which it came in; null if not known
	 * @param body UTF-8 JSON
	 */
	record Version(String messageId, RecordKey record, String version, @Nullable String via, byte[] body) {
	}

}
