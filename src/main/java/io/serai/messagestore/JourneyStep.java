package io.serai.messagestore;

import java.time.Instant;

import io.serai.delivery.DeliveryEvent;
import org.jspecify.annotations.Nullable;

/**
 * One step of a record's way through the hub.
 */
public sealed interface JourneyStep {

	/**
	 * Returns when it happened, UTC.
	 */
	Instant at();

	/**
	 * Returns id of the message concerned.
	 */
	String messageId();

	/**
	 * Returns the record's version concerned.
	 */
	String version();

	/**
	 * Returns what happened to a delivery; null if the record was accepted.
	 */
	@Nullable DeliveryEvent event();

	/**
	 * A version of the record was accepted.
	 *
	 * @param messageId id of the message
	 * @param version the version
	 * @param via the door or flow by which it came in
	 * @param at when, UTC
	 * @param bodyKept whether {@link MessageStore#body} still has its body
	 */
	record Accepted(String messageId, String version, String via, Instant at, boolean bodyKept) implements JourneyStep {

		@Override
		public @Nullable DeliveryEvent event() {
			return null;
		}

	}

	/**
	 * Something happened to its delivery in one flow.
	 *
	 * @param event what
	 */
	record Happened(DeliveryEvent event) implements JourneyStep {

		@Override
		public Instant at() {
			return this.event.at();
		}

		@Override
		public String messageId() {
			return this.event.messageId();
		}

		@Override
		public String version() {
			return this.event.version();
		}

	}

}
