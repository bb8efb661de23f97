package io.serai.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordVersion;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a worker has taken from its queue and not yet delivered. Of a channel that
 * collapses, it looks ahead, so that only the newest waiting version of each record is
 * worth a call. All versions of a record come to one worker, so looking ahead here sees
 * them.
 */
final class Inbox {

	/** Records looked ahead; more would sit here while another node has nothing to do. */
	private static final int LOOKAHEAD = 2_000;

	private final ClientConsumer consumer;

	private final boolean collapses;

	private final Deque<Incoming> waiting = new ArrayDeque<>();

	/** Of each record the newest version that waits; of a notice's, the last to come. */
	private final Map<RecordKey, String> newest = new HashMap<>();

	Inbox(ClientConsumer consumer, boolean collapses) {
		this.consumer = consumer;
		this.collapses = collapses;
	}

	/**
	 * Returns the next record, in the queue's order; null if none came in time.
	 */
	@Nullable Incoming next(long waitMillis) throws ActiveMQException {
		Incoming ready = this.waiting.pollFirst();
		if (ready != null) {
			return ready;
		}
		this.newest.clear();
		ClientMessage raw = this.consumer.receive(waitMillis);
		return (raw != null) ? Incoming.of(raw) : null;
	}

	/**
	 * Tells whether a newer version of the record waits behind it. Looks once more at the
	 * queue before it says no, since what follows is a call to a system.
	 */
	boolean isSuperseded(HubMessage message) throws ActiveMQException {
		if (!this.collapses) {
			return false;
		}
		if (!isOlder(message)) {
			lookAhead();
		}
		return isOlder(message);
	}

	private boolean isOlder(HubMessage message) {
		String known = this.newest.get(message.record());
		if (known == null) {
			return false;
		}
		return message.isNotice() ? !known.equals(message.messageId())
				: RecordVersion.compare(known, message.version()) > 0;
	}

	private void lookAhead() throws ActiveMQException {
		while (this.waiting.size() < LOOKAHEAD) {
			ClientMessage raw = this.consumer.receiveImmediate();
			if (raw == null) {
				return;
			}
			Incoming incoming = Incoming.of(raw);
			this.waiting.addLast(incoming);
			note(incoming.message());
		}
	}

	/**
	 * Notices are told apart by their place in the queue: whatever stands behind is read
	 * later, also if its time of day says otherwise.
	 */
	private void note(HubMessage message) {
		if (message.isNotice()) {
			this.newest.put(message.record(), message.messageId());
			return;
		}
		this.newest.merge(message.record(), message.version(),
				(old, now) -> (RecordVersion.compare(now, old) > 0) ? now : old);
	}

	/**
	 * One record as it came.
	 *
	 * @param raw to acknowledge
	 * @param message what it holds
	 */
	record Incoming(ClientMessage raw, HubMessage message) {

		/** Whether it was in work before and was put back for this flow. */
		boolean isAgain() {
			return this.raw.containsProperty(HubHeaders.FLOW);
		}

		static Incoming of(ClientMessage raw) {
			return new Incoming(raw, HubMessage.read(raw));
		}

	}

}
