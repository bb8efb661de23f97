package io.serai.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKey;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from a flow's queue one after the other. Acknowledgements, outcome events
 * and copies of a batch are stored by one broker commit: all of them or none. Failures
 * are copies too, so a batch can always commit. After a crash the batch comes again, and
 * each of its records is looked for before it is written.
 */
final class DeliveryWorker {

	private static final Logger log = LoggerFactory.getLogger(DeliveryWorker.class);

	private static final Duration GATE_PATIENCE = Duration.ofMillis(500);

	private static final long IDLE_WAIT_MILLIS = 500;

	/** Waiting a moment for company is cheaper than a disk sync for each few records. */
	private static final long COMPANY_WAIT_MILLIS = 20;

	private static final Failure UNTOLD = Failure.of(FailureClass.UNAVAILABLE,
			"the hub's database does not tell whether a newer version went meanwhile",
			"It goes on by itself; look at the database if it lasts.");

	private final Subscription flow;

	private final Attempt attempt;

	private final ClientSession session;

	private final Inbox inbox;

	private final ClientProducer producer;

	/** Versions by record, not yet committed. */
	private final Map<RecordKey, String> delivered = new HashMap<>();

	private final List<DeliveryEvent> events = new ArrayList<>();

	private volatile boolean failedOver;

	private int uncommitted;

	private long batchStartedNanos;

	DeliveryWorker(Subscription flow, Attempt attempt, ClientSession session) throws ActiveMQException {
		this.flow = flow;
		this.attempt = attempt;
		this.session = session;
		this.session.addFailoverListener((event) -> {
			flow.disturbed();
			this.failedOver = true;
		});
		this.producer = session.createProducer();
		this.inbox = new Inbox(session.createConsumer(flow.id()), flow.collapses());
	}

	/** Works until the flow stops. */
	void work() throws ActiveMQException, InterruptedException {
		while (this.flow.isRunning()) {
			if (this.uncommitted == 0) {
				this.failedOver = false;
			}
			Inbox.Incoming incoming = this.inbox.next((this.uncommitted == 0) ? IDLE_WAIT_MILLIS : COMPANY_WAIT_MILLIS);
			if (incoming == null) {
				commit();
				continue;
			}
			if (isBatchDue() || !this.flow.gate().isOpen()) {
				commit();
			}
			if (!waitForTurn()) {
				break;
			}
			deliver(incoming);
		}
		commit();
	}

	/** What is finished is committed before a long wait. */
	private boolean waitForTurn() throws ActiveMQException, InterruptedException {
		while (this.flow.isRunning()) {
			if (this.flow.gate().enter(GATE_PATIENCE)) {
				return true;
			}
			commit();
		}
		return false;
	}

	private void deliver(Inbox.Incoming incoming) throws ActiveMQException {
		HubMessage message = isPossiblyRepeated(incoming) ? incoming.message().doubted() : incoming.message();
		long started = System.nanoTime();
		Outcome outcome = this.inbox.isSuperseded(message)
				? new Outcome.Skipped("superseded by a newer version that waits") : judged(message, incoming.isAgain());
		report(outcome);
		Duration took = Duration.ofNanos(System.nanoTime() - started);
		store(this.flow.settling().settle(message, outcome, took), message);
		incoming.raw().acknowledge();
		if (outcome instanceof Outcome.Delivered) {
			this.delivered.put(message.record(), message.version());
		}
		if (this.uncommitted++ == 0) {
			this.batchStartedNanos = started;
		}
		if (isBatchDue()) {
			commit();
		}
	}

	private boolean isPossiblyRepeated(Inbox.Incoming incoming) {
		return incoming.raw().getDeliveryCount() > 1 || !this.flow.isUndisturbed(incoming.message());
	}

	/**
	 * A notice has no versions: each says that something changed, and what it is now is
	 * read.
	 */
	private Outcome judged(HubMessage message, boolean again) {
		return message.isNotice() ? this.attempt.make(message, message.maybeWritten()) : guarded(message, again);
	}

	private Outcome guarded(HubMessage message, boolean again) {
		String earlier = this.delivered.get(message.record());
		if (earlier != null) {
			this.flow.guard().delivered(message.record(), earlier);
		}
		return switch (this.flow.guard().check(message.record(), message.version(), again)) {
			case OLDER -> new Outcome.Skipped("superseded by a newer version");
			case SAME -> message.isRepair() ? attempted(message, true)
					: new Outcome.Skipped("this version has been dealt with already");
			case NEWER -> attempted(message, message.maybeWritten());
			case UNKNOWN -> attempted(message, true);
			case UNTOLD -> new Outcome.Postponed(UNTOLD, VersionGuard.REST_AFTER_FAILURE);
		};
	}

	/**
	 * A version that is none of the flow's business leaves no business for older ones.
	 */
	private Outcome attempted(HubMessage message, boolean maybeWritten) {
		Outcome outcome = this.attempt.make(message, maybeWritten);
		if (outcome instanceof Outcome.Skipped) {
			this.flow.guard().settled(message.record(), message.version());
		}
		if (outcome instanceof Outcome.Held) {
			this.flow.guard().held(message.record(), message.version());
		}
		return outcome;
	}

	private void report(Outcome outcome) {
		FlowGate gate = this.flow.gate();
		switch (outcome) {
			case Outcome.Delivered delivered -> gate.succeeded();
			case Outcome.Skipped skipped -> gate.passed();
			case Outcome.Held held -> gate.passed();
			case Outcome.Postponed postponed -> gate.noAnswer();
			case Outcome.Failed failed -> {
				FailureClass failureClass = failed.failure().failureClass();
				switch (failed.failure().action()) {
					case PAUSE -> gate.paused(failed.failure());
					case RETRY -> gate.noAnswer();
					case DEAD_LETTER -> {
						if (failureClass == FailureClass.BUG) {
							gate.noAnswer();
						}
						else {
							gate.succeeded();
						}
					}
				}
			}
		}
	}

	private void store(Settlement settlement, HubMessage message) throws ActiveMQException {
		DeliveryEvent event = settlement.event();
		if (event != null) {
			this.events.add(event);
			tell(event);
		}
		Settlement.Copy copy = settlement.copy();
		if (copy != null) {
			if (copy.message().maybeWritten()) {
				this.flow.guard().maybeWritten(message.record(), message.version());
			}
			ClientMessage outgoing = copy.message().write(this.session);
			if (copy.due() != null) {
				outgoing.putLongProperty(Message.HDR_SCHEDULED_DELIVERY_TIME, copy.due().toEpochMilli());
			}
			if (!copy.dead()) {
				outgoing.putStringProperty(HubHeaders.FLOW, this.flow.id());
			}
			this.producer.send(copy.dead() ? Channels.dead(this.flow.id()) : message.record().kind().wireName(),
					outgoing);
		}
	}

	private static void tell(DeliveryEvent event) {
		switch (event.state()) {
			case DEAD -> log.error(
					"delivery needs a person flow={} message_id={} failure={} system={} attempt={} took_ms={} remedy=\"see the console\"",
					event.flow(), event.messageId(), event.failureClass(), event.system(), event.attempt(),
					event.tookMillis());
			case RETRYING, WAITING -> log.warn(
					"delivery will be tried again flow={} message_id={} failure={} system={} attempt={} took_ms={} due={}",
					event.flow(), event.messageId(), event.failureClass(), event.system(), event.attempt(),
					event.tookMillis(), event.nextAttemptAt());
			default ->
				log.debug("delivery ended flow={} message_id={} state={} system={} attempt={} took_ms={}", event.flow(),
						event.messageId(), event.state(), event.system(), event.attempt(), event.tookMillis());
		}
	}

	private boolean isBatchDue() {
		return this.uncommitted >= this.flow.settings().batchSize() || (this.uncommitted > 0
				&& System.nanoTime() - this.batchStartedNanos > this.flow.settings().batchTime().toNanos());
	}

	private void commit() throws ActiveMQException {
		if (this.uncommitted == 0) {
			return;
		}
		for (ClientMessage told : EventJson.write(this.events, this.session)) {
			this.producer.send(Channels.OUTCOME, told);
		}
		refuseAfterFailover();
		this.session.commit();
		this.uncommitted = 0;
		this.events.clear();
		this.delivered.forEach(this.flow.guard()::delivered);
		this.delivered.clear();
	}

	/**
	 * Acknowledgements that had not been sent are lost when the session moves to another
	 * broker, and the batch comes again: what it did must not be committed without them.
	 */
	private void refuseAfterFailover() throws ActiveMQException {
		if (this.failedOver) {
			throw new ActiveMQException("the session moved to another broker inside a batch");
		}
	}

}
