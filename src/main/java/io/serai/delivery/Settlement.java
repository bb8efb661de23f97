package io.serai.delivery;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What has to be stored together with the acknowledgement of one delivery.
 *
 * @param event the outcome, for the message store; null if it knows already
 * @param copy the message as it goes on; null if it is at its end
 */
record Settlement(@Nullable DeliveryEvent event, @Nullable Copy copy) {

	/**
	 * A copy of the message.
	 *
	 * @param dead whether it goes to the flow's dead letters rather than back to its
	 * queue
	 * @param message with its attempts counted
	 * @param due when it may be delivered; null: at once
	 */
	record Copy(boolean dead, HubMessage message, @Nullable Instant due) {
	}

}
