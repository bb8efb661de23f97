package io.serai.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.springframework.stereotype.Component;

/**
 * Moves dead letters in the broker, with their events in one transaction, a hundred at a
 * time: a commit each would make thousands wait for as many writes to the disk.
 */
@Component
final class BrokerDeadLetters implements DeadLetters {

	private static final int IDS_PER_FILTER = 100;

	private final Broker broker;

	private final DeliveryEngine engine;

	private final Clock clock;

	BrokerDeadLetters(Broker broker, DeliveryEngine engine, Clock clock) {
		this.broker = broker;
		this.engine = engine;
		this.clock = clock;
	}

	@Override
	public int retry(String flow, Collection<String> messageIds, String by) {
		refuseUnlessRunning(flow);
		return each(flow, messageIds,
				(message) -> new Settlement(event(flow, message, DeliveryState.WAITING, by).build(),
						new Settlement.Copy(false, message.failedAgain(0, message.maybeWritten()), null)));
	}

	@Override
	public int settle(String flow, Collection<String> messageIds, String by, Finding found) {
		refuseUnlessRunning(flow);
		refuseUnlessReasoned(found.reason());
		Ruling ruling = new Ruling("%s %s".formatted(by, this.clock.instant()), found.tookEffect(), found.externalId());
		return each(flow, messageIds,
				(message) -> new Settlement(
						event(flow, message, DeliveryState.WAITING, by).what(found.reason()).build(),
						new Settlement.Copy(false, message.ruled(ruling), null)));
	}

	private void refuseUnlessRunning(String flow) {
		if (!this.engine.running().containsKey(flow)) {
			throw new HubException(Failure.of(FailureClass.INVALID_DATA,
					"flow '%s' takes no retries: it only publishes, or it is not running".formatted(flow),
					"Correct the record at its source; its next version comes by itself."));
		}
	}

	private static void refuseUnlessReasoned(String reason) {
		if (reason.isBlank()) {
			throw new HubException(
					Failure.of(FailureClass.INVALID_DATA, "no reason is given", "Say why, for those who ask later."));
		}
	}

	@Override
	public int discard(String flow, Collection<String> messageIds, String by, String reason) {
		refuseUnlessReasoned(reason);
		return each(flow, messageIds,
				(message) -> new Settlement(event(flow, message, DeliveryState.DISCARDED, by).what(reason).build(),
						null));
	}

	private EventBuilder event(String flow, HubMessage message, DeliveryState state, String by) {
		return new EventBuilder(flow, message, state, this.clock.instant(), Duration.ZERO).by(by);
	}

	/**
	 * Ends dead letters that a newer version has overtaken.
	 * @return how many
	 */
	int sweep(String flow, Collection<String> messageIds) {
		return each(flow, messageIds,
				(message) -> new Settlement(
						new EventBuilder(flow, message, DeliveryState.SKIPPED, this.clock.instant(), Duration.ZERO)
							.what("superseded by a newer version")
							.build(),
						null));
	}

	private int each(String flow, Collection<String> messageIds, Function<HubMessage, Settlement> decide) {
		int moved = 0;
		try (ClientSession session = this.broker.transacted()) {
			if (!session.queueQuery(SimpleString.of(Channels.dead(flow))).isExists()) {
				return 0;
			}
			List<String> ids = List.copyOf(messageIds);
			for (int from = 0; from < ids.size(); from += IDS_PER_FILTER) {
				List<String> part = ids.subList(from, Math.min(from + IDS_PER_FILTER, ids.size()));
				moved += move(session, flow, part, decide);
			}
		}
		catch (ActiveMQException ex) {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "the hub's broker did not confirm",
					"Look again: what was moved has left the list. Then repeat it for the rest."), ex);
		}
		return moved;
	}

	private static int move(ClientSession session, String flow, List<String> ids,
			Function<HubMessage, Settlement> decide) throws ActiveMQException {
		int moved = 0;
		try (ClientConsumer consumer = session.createConsumer(Channels.dead(flow), filter(ids));
				ClientProducer producer = session.createProducer()) {
			ClientMessage incoming = consumer.receiveImmediate();
			while (incoming != null) {
				HubMessage message = HubMessage.read(incoming);
				Settlement settlement = decide.apply(message);
				if (settlement.event() != null) {
					producer.send(Channels.OUTCOME, EventJson.write(settlement.event(), session));
				}
				if (settlement.copy() != null) {
					ClientMessage outgoing = settlement.copy().message().write(session);
					outgoing.putStringProperty(HubHeaders.FLOW, flow);
					producer.send(message.record().kind().wireName(), outgoing);
				}
				incoming.acknowledge();
				moved++;
				incoming = consumer.receiveImmediate();
			}
			session.commit();
		}
		return moved;
	}

	/** Ids are UUIDs, so nothing in them can break out of the filter. */
	private static String filter(List<String> ids) {
		return ids.stream()
			.map((id) -> "'" + UUID.fromString(id) + "'")
			.collect(Collectors.joining(",", HubHeaders.MESSAGE_ID + " IN (", ")"));
	}

}
