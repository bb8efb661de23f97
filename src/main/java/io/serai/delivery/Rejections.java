package io.serai.delivery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.springframework.stereotype.Component;

/**
 * Keeps polled items that are no valid records as dead letters of the flow that polled
 * them. The same item polled again is not kept twice.
 */
@Component
final class Rejections {

	/**
	 * Key of an item whose key could not be read; each such item is a case of its own.
	 */
	private static final String UNKNOWN = "unknown";

	private final Broker broker;

	private final Clock clock;

	Rejections(Broker broker, Clock clock) {
		this.broker = broker;
		this.clock = clock;
	}

	/**
	 * Stores the item and the event that tells of it.
	 * @throws HubException ({@code unavailable}) if the broker did not confirm
	 */
	void store(String flow, RejectedRecord rejected) {
		String digest = digest(rejected);
		HubMessage message = message(flow, rejected, digest);
		DeliveryEvent event = new EventBuilder(flow, message, DeliveryState.DEAD, this.clock.instant(), Duration.ZERO)
			.failed(rejected.failure())
			.build();
		try {
			this.broker.publishing((session, producer) -> {
				Channels.createDead(session, flow);
				send(producer, Channels.dead(flow), message.write(session), digest);
				send(producer, Channels.OUTCOME, EventJson.write(event, session), digest);
				return true;
			});
		}
		catch (ActiveMQException ex) {
			throw new HubException(
					Failure.of(FailureClass.UNAVAILABLE, "the hub's broker did not confirm a rejected item",
							"Nothing is lost: it is polled again. Look at the broker if it lasts."),
					ex);
		}
	}

	private static void send(ClientProducer producer, String queue, ClientMessage message, String digest)
			throws ActiveMQException {
		message.putBytesProperty(Message.HDR_DUPLICATE_DETECTION_ID, digest.getBytes(StandardCharsets.UTF_8));
		producer.send(queue, message);
	}

	private HubMessage message(String flow, RejectedRecord rejected, String digest) {
		String key = rejected.key().equals(UNKNOWN) ? UNKNOWN + "-" + digest.substring(0, 12) : rejected.key();
		RecordKey record = new RecordKey(RecordKind.of(rejected.kind()), rejected.source(), key);
		String id = UUID.nameUUIDFromBytes(digest.getBytes(StandardCharsets.UTF_8)).toString();
		return new HubMessage(id, record, rejected.version(), this.clock.instant(), flow, 0, false,
				rejected.failure().failureClass().wireName(), rejected.raw());
	}

	private static String digest(RejectedRecord rejected) {
		try {
			MessageDigest sha = MessageDigest.getInstance("SHA-256");
			for (String part : new String[] { rejected.kind(), rejected.source(), rejected.key(),
					rejected.version() }) {
				byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
				sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
				sha.update(bytes);
			}
			return HexFormat.of().formatHex(sha.digest(rejected.raw()));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
