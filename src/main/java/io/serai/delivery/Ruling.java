package io.serai.delivery;

import io.serai.canonical.HubHeaders;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a person found out about an attempt whose outcome the hub does not know, or about
 * one that the hub believes in wrongly. It goes with the message, so that the step
 * concerned obeys it, once.
 *
 * @param by the person and the time: another ruling of the same person differs
 * @param tookEffect whether the attempt took effect in the outside system
 * @param externalId the record's id there; null if not told
 * @param repair whether it is written again although it was delivered
 */
record Ruling(String by, boolean tookEffect, @Nullable String externalId, boolean repair) {

	Ruling(String by, boolean tookEffect, @Nullable String externalId) {
		this(by, tookEffect, externalId, false);
	}

	/** Makes the ruling that a delivered record is not there as it should be. */
	static Ruling repair(String by) {
		return new Ruling(by, false, null, true);
	}

	void write(ClientMessage message) {
		message.putStringProperty(HubHeaders.ASKED_BY, this.by);
		message.putBooleanProperty(HubHeaders.TOOK_EFFECT, this.tookEffect);
		if (this.externalId != null) {
			message.putStringProperty(HubHeaders.EXTERNAL_ID, this.externalId);
		}
		if (this.repair) {
			message.putBooleanProperty(HubHeaders.REPAIR, true);
		}
	}

	static @Nullable Ruling read(ClientMessage message) {
		if (!message.containsProperty(HubHeaders.ASKED_BY)) {
			return null;
		}
		return new Ruling(message.getStringProperty(HubHeaders.ASKED_BY),
				message.getBooleanProperty(HubHeaders.TOOK_EFFECT), message.getStringProperty(HubHeaders.EXTERNAL_ID),
				message.containsProperty(HubHeaders.REPAIR));
	}

	void tell(Message in) {
		in.setHeader(HubHeaders.ASKED_BY, this.by);
		in.setHeader(HubHeaders.TOOK_EFFECT, this.tookEffect);
		if (this.externalId != null) {
			in.setHeader(HubHeaders.EXTERNAL_ID, this.externalId);
		}
		if (this.repair) {
			in.setHeader(HubHeaders.REPAIR, true);
		}
	}

}
