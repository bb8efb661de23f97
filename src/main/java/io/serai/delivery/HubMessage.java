package io.serai.delivery;

import java.time.Instant;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.TimeOrderedId;
import org.apache.activemq.artemis.api.core.ActiveMQBuffer;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * One message on a channel: a record with what the hub knows about its way.
 *
 * @param messageId a UUID; the same through retries and replays
 * @param record which record
 * @param group what it must stay in order with
 * @param version its version
 * @param receivedAt when it was accepted, UTC
 * @param stretch of which run's {@link Stretches} it was accepted in;
 * {@link Stretches#UNKNOWN} if that is not known
 * @param via the door or flow by which it came in
 * @param attempt failed attempts so far
 * @param maybeWritten whether an earlier attempt may have written to the outside system
 * @param failure failure of the last attempt; only on a dead letter
 * @param heldFor why it waits for people; null unless it does
 * @param ruling what a person found out about an earlier attempt; null if nobody had to
 * @param body the record, UTF-8 JSON
 */
record HubMessage(String messageId, RecordKey record, String group, String version, Instant receivedAt, long stretch,
		String via, int attempt, boolean maybeWritten, @Nullable String failure, @Nullable String heldFor,
		@Nullable Ruling ruling, byte[] body) {

	/** Makes a message that no person had to look at, accepted nobody knows where. */
	HubMessage(String messageId, RecordKey record, String version, Instant receivedAt, String via, int attempt,
			boolean maybeWritten, @Nullable String failure, byte[] body) {
		this(messageId, record, record.group(), version, receivedAt, Stretches.UNKNOWN, via, attempt, maybeWritten,
				failure, null, null, body);
	}

	/** Makes the message of a record that comes in. */
	static HubMessage of(CanonicalRecord record, Instant now, String via) {
		return new HubMessage(TimeOrderedId.next(now), record.recordKey(), record.group(), record.version(), now,
				Stretches.UNKNOWN, via, 0, false, null, null, null, CanonicalJson.write(record));
	}

	HubMessage acceptedIn(long now) {
		return new HubMessage(this.messageId, this.record, this.group, this.version, this.receivedAt, now, this.via,
				this.attempt, this.maybeWritten, this.failure, this.heldFor, this.ruling, this.body);
	}

	/** With the doubt, which must outlast this attempt: the next one has to look too. */
	HubMessage doubted() {
		return this.maybeWritten ? this
				: new HubMessage(this.messageId, this.record, this.group, this.version, this.receivedAt, this.stretch,
						this.via, this.attempt, true, this.failure, this.heldFor, this.ruling, this.body);
	}

	HubMessage failedAgain(int attempts, boolean mayHaveWritten) {
		return new HubMessage(this.messageId, this.record, this.group, this.version, this.receivedAt, this.stretch,
				this.via, attempts, mayHaveWritten, null, null, this.ruling, this.body);
	}

	/** From the start again, with what a person found out. */
	HubMessage ruled(Ruling byPerson) {
		return new HubMessage(this.messageId, this.record, this.group, this.version, this.receivedAt, this.stretch,
				this.via, 0, this.maybeWritten, null, null, byPerson, this.body);
	}

	/** Whether it only gives word that something is to be read anew. */
	boolean isNotice() {
		return this.record.kind() == RecordKind.NOTICE;
	}

	/** Whether it is written again although it was delivered. */
	boolean isRepair() {
		return this.ruling != null && this.ruling.repair();
	}

	HubMessage asDead(String failureClass, boolean mayHaveWritten) {
		return new HubMessage(this.messageId, this.record, this.group, this.version, this.receivedAt, this.stretch,
				this.via, this.attempt, mayHaveWritten, failureClass, null, this.ruling, this.body);
	}

	HubMessage held(String why, boolean mayHaveWritten) {
		return new HubMessage(this.messageId, this.record, this.group, this.version, this.receivedAt, this.stretch,
				this.via, this.attempt, mayHaveWritten, null, why, this.ruling, this.body);
	}

	/** Writes a durable message that the session can send. */
	ClientMessage write(ClientSession session) {
		ClientMessage message = session.createMessage(true);
		message.putStringProperty(HubHeaders.MESSAGE_ID, this.messageId);
		message.putStringProperty(HubHeaders.KIND, this.record.kind().wireName());
		message.putStringProperty(HubHeaders.SOURCE, this.record.source());
		message.putStringProperty(HubHeaders.KEY, this.record.key());
		message.putStringProperty(HubHeaders.VERSION, this.version);
		message.putLongProperty(HubHeaders.RECEIVED_AT, this.receivedAt.toEpochMilli());
		if (this.stretch != Stretches.UNKNOWN) {
			message.putLongProperty(HubHeaders.STRETCH, this.stretch);
		}
		message.putStringProperty(HubHeaders.VIA, this.via);
		if (this.attempt > 0) {
			message.putIntProperty(HubHeaders.ATTEMPT, this.attempt);
		}
		if (this.maybeWritten) {
			message.putBooleanProperty(HubHeaders.MAYBE_WRITTEN, true);
		}
		if (this.failure != null) {
			message.putStringProperty(HubHeaders.FAILURE_CLASS, this.failure);
		}
		if (this.heldFor != null) {
			message.putStringProperty(HubHeaders.HELD_FOR, this.heldFor);
		}
		if (this.ruling != null) {
			this.ruling.write(message);
		}
		message.putStringProperty(Message.HDR_GROUP_ID, SimpleString.of(this.group));
		message.getBodyBuffer().writeBytes(this.body);
		return message;
	}

	/** Reads what {@link #write} wrote. */
	static HubMessage read(ClientMessage message) {
		RecordKey record = new RecordKey(RecordKind.of(message.getStringProperty(HubHeaders.KIND)),
				message.getStringProperty(HubHeaders.SOURCE), message.getStringProperty(HubHeaders.KEY));
		int attempt = message.containsProperty(HubHeaders.ATTEMPT) ? message.getIntProperty(HubHeaders.ATTEMPT) : 0;
		boolean maybeWritten = message.containsProperty(HubHeaders.MAYBE_WRITTEN)
				&& message.getBooleanProperty(HubHeaders.MAYBE_WRITTEN);
		return new HubMessage(message.getStringProperty(HubHeaders.MESSAGE_ID), record,
				message.getStringProperty(Message.HDR_GROUP_ID.toString()),
				message.getStringProperty(HubHeaders.VERSION),
				Instant.ofEpochMilli(message.getLongProperty(HubHeaders.RECEIVED_AT)), stretch(message),
				message.getStringProperty(HubHeaders.VIA), attempt, maybeWritten,
				message.getStringProperty(HubHeaders.FAILURE_CLASS), message.getStringProperty(HubHeaders.HELD_FOR),
				Ruling.read(message), body(message));
	}

	private static long stretch(ClientMessage message) {
		return message.containsProperty(HubHeaders.STRETCH) ? message.getLongProperty(HubHeaders.STRETCH)
				: Stretches.UNKNOWN;
	}

	static byte[] body(ClientMessage message) {
		ActiveMQBuffer buffer = message.getBodyBuffer();
		byte[] body = new byte[buffer.readableBytes()];
		buffer.readBytes(body);
		return body;
	}

}
