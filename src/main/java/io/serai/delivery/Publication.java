package io.serai.delivery;

import java.nio.charset.StandardCharsets;

import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * A record on its way to every flow of its kind.
 *
 * @param message the record
 * @param duplicateId what the broker knows it by when it comes again
 */
record Publication(HubMessage message, String duplicateId) {

	String address() {
		return this.message.record().kind().wireName();
	}

	/** Writes a message of which the broker stores the first with this id only. */
	ClientMessage write(ClientSession session) {
		ClientMessage outgoing = this.message.write(session);
		outgoing.putBytesProperty(Message.HDR_DUPLICATE_DETECTION_ID,
				this.duplicateId.getBytes(StandardCharsets.UTF_8));
		return outgoing;
	}

}
