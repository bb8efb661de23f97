package io.serai.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.springframework.stereotype.Component;

/**
 * Puts records back into the broker, each with the event that says so in one transaction.
 */
@Component
final class BrokerRedeliveries implements Redeliveries {

	private final Broker broker;

	private final DeliveryEngine engine;

	private final Publisher publisher;

	private final Clock clock;

	BrokerRedeliveries(Broker broker, DeliveryEngine engine, Publisher publisher, Clock clock) {
		this.broker = broker;
		this.engine = engine;
		this.publisher = publisher;
		this.clock = clock;
	}

	@Override
	public String takeIn(CanonicalRecord record, String via) {
		HubMessage message = HubMessage.of(record, this.clock.instant(), via)
			.acceptedIn(this.engine.stretches().current());
		this.publisher.publish(List.of(new Publication(message, record.duplicateId())));
		return message.messageId();
	}

	@Override
	public void again(String flow, Version version, String by, String reason) {
		if (!this.engine.running().containsKey(flow)) {
			throw new HubException(Failure.of(FailureClass.INVALID_DATA, "flow '%s' is not running".formatted(flow),
					"Start its route, then try again."));
		}
		Instant now = this.clock.instant();
		String group = CanonicalJson.read(version.record().kind(), version.body()).group();
		HubMessage message = new HubMessage(version.messageId(), version.record(), group, version.version(), now,
				Stretches.UNKNOWN, Objects.requireNonNullElse(version.via(), flow), 0, true, null, null,
				Ruling.repair("%s %s".formatted(by, now)), version.body());
		DeliveryEvent event = new EventBuilder(flow, message, DeliveryState.WAITING, now, Duration.ZERO).by(by)
			.what(reason)
			.build();
		send(flow, message, event);
	}

	private void send(String flow, HubMessage message, DeliveryEvent event) {
		try (ClientSession session = this.broker.transacted(); ClientProducer producer = session.createProducer()) {
			producer.send(Channels.OUTCOME, EventJson.write(event, session));
			ClientMessage outgoing = message.write(session);
			outgoing.putStringProperty(HubHeaders.FLOW, flow);
			producer.send(message.record().kind().wireName(), outgoing);
			session.commit();
		}
		catch (ActiveMQException ex) {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "the hub's broker did not confirm",
					"Look whether the record is on its way; if it is not, try again."), ex);
		}
	}

}
