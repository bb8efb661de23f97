package io.serai.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import io.serai.canonical.RecordKey;
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

	/** One question to the database for so many. */
	private static final int AT_ONCE = 200;

	/** By flow, how many letters the last turn came past; it goes on behind them. */
	private final Map<String, Integer> passed = new ConcurrentHashMap<>();

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
			Turn turn = look(flow, this.passed.getOrDefault(flow, 0));
			int swept = turn.overtaken().isEmpty() ? 0 : this.deadLetters.sweep(flow, turn.overtaken());
			this.passed.put(flow, turn.isLast() ? 0 : turn.passed() - swept);
			if (swept > 0) {
				log.info("dead letters ended that a newer version has overtaken flow={} letters={}", flow, swept);
			}
		}
		catch (ActiveMQException | HubException | DataAccessException ex) {
			log.warn("overtaken dead letters stay for now flow={} error={}", flow, ex.getClass().getSimpleName());
		}
	}

	/** Begins behind those that the turn before has looked at. */
	private Turn look(String flow, int passed) throws ActiveMQException {
		List<String> overtaken = new ArrayList<>();
		try (ClientSession session = this.broker.transacted();
				ClientConsumer browser = session.createConsumer(SimpleString.of(Channels.dead(flow)), null, true)) {
			if (!skip(browser, passed)) {
				return new Turn(overtaken, passed, true);
			}
			for (int seen = 0; seen < MOST_A_TURN; seen += AT_ONCE) {
				List<HubMessage> letters = next(browser);
				overtaken.addAll(overtaken(flow, letters));
				if (letters.size() < AT_ONCE) {
					return new Turn(overtaken, passed + seen, true);
				}
			}
		}
		return new Turn(overtaken, passed + MOST_A_TURN, false);
	}

	/** Says whether there were as many. */
	private static boolean skip(ClientConsumer browser, int letters) throws ActiveMQException {
		int skipped = 0;
		while (skipped < letters && browser.receiveImmediate() != null) {
			skipped++;
		}
		return skipped == letters;
	}

	private static List<HubMessage> next(ClientConsumer browser) throws ActiveMQException {
		List<HubMessage> letters = new ArrayList<>();
		while (letters.size() < AT_ONCE) {
			ClientMessage next = browser.receiveImmediate();
			if (next == null) {
				break;
			}
			letters.add(HubMessage.read(next));
		}
		return letters;
	}

	private List<String> overtaken(String flow, List<HubMessage> letters) {
		Map<RecordKey, String> newest = this.engine.deliveredVersions()
			.newest(flow, letters.stream().map(HubMessage::record).collect(Collectors.toSet()));
		return letters.stream().filter((letter) -> {
			String delivered = newest.get(letter.record());
			return delivered != null && RecordVersion.compare(delivered, letter.version()) > 0;
		}).map(HubMessage::messageId).toList();
	}

	/**
	 * What one look at a flow's letters found.
	 *
	 * @param passed how many letters lie before the place that it came to
	 * @param isLast whether none lie behind it
	 */
	private record Turn(List<String> overtaken, int passed, boolean isLast) {
	}

}
