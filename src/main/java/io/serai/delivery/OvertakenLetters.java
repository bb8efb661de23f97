package io.serai.delivery;

import java.util.ArrayList;
import java.util.List;

import io.serai.canonical.RecordVersion;
import io.serai.failure.HubException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Ends dead letters of which the flow has delivered a newer version since: the console no
 * longer shows them, and a retry would only skip them. While no newer version is through,
 * a dead letter stays, whatever waits behind it.
 */
@Component
final class OvertakenLetters {

	private static final Logger log = LoggerFactory.getLogger(OvertakenLetters.class);

	private static final int MOST_A_TURN = 10_000;

	private final Broker broker;

	private final DeliveryEngine engine;

	private final BrokerDeadLetters deadLetters;

	OvertakenLetters(Broker broker, DeliveryEngine engine, BrokerDeadLetters deadLetters) {
		this.broker = broker;
		this.engine = engine;
		this.deadLetters = deadLetters;
	}

	/** Ends those of every flow that runs here. */
	@Scheduled(initialDelayString = "${serai.delivery.sweep-every:1h}",
			fixedDelayString = "${serai.delivery.sweep-every:1h}")
	void sweep() {
		this.engine.running().keySet().forEach(this::sweep);
	}

	private void sweep(String flow) {
		try {
			List<String> overtaken = overtaken(flow);
			if (!overtaken.isEmpty()) {
				int swept = this.deadLetters.sweep(flow, overtaken);
				log.info("dead letters ended that a newer version has overtaken flow={} letters={}", flow, swept);
			}
		}
		catch (ActiveMQException | HubException | DataAccessException ex) {
			log.warn("overtaken dead letters stay for now flow={} error={}", flow, ex.getClass().getSimpleName());
		}
	}

	private List<String> overtaken(String flow) throws ActiveMQException {
		List<String> ids = new ArrayList<>();
		try (ClientSession session = this.broker.transacted();
				ClientConsumer browser = session.createConsumer(SimpleString.of(Channels.dead(flow)), null, true)) {
			ClientMessage next = browser.receiveImmediate();
			for (int seen = 0; next != null && seen < MOST_A_TURN; seen++) {
				HubMessage letter = HubMessage.read(next);
				if (isOvertaken(flow, letter)) {
					ids.add(letter.messageId());
				}
				next = browser.receiveImmediate();
			}
		}
		return ids;
	}

	private boolean isOvertaken(String flow, HubMessage letter) {
		return this.engine.deliveredVersions()
			.newest(flow, letter.record())
			.filter((newest) -> RecordVersion.compare(newest, letter.version()) > 0)
			.isPresent();
	}

}
