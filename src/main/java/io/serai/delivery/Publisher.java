package io.serai.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.springframework.stereotype.Component;

/**
 * Stores accepted records durably in the broker. Returns only after the journal is on
 * disk. A version of a record that the broker has seen lately is dropped there.
 */
@Component
final class Publisher {

	private final Broker broker;

	private final Duration patience;

	private final SharedSession shared;

	Publisher(Broker broker, BrokerSettings settings) {
		this.broker = broker;
		this.patience = settings.callTimeout();
		this.shared = new SharedSession(broker, settings.callTimeout(), settings.publishers());
	}

	/**
	 * Publishes to every flow of the records' kind.
	 * @throws HubException ({@code unavailable}) if the broker did not confirm all of
	 * them; some may have been stored, and publishing again stores none twice
	 */
	void publish(List<Publication> publications) {
		if (this.broker.isDiskFull()) {
			throw refused(new ActiveMQException("the disk is full", ActiveMQExceptionType.ADDRESS_FULL));
		}
		try {
			if (publications.size() == 1) {
				this.shared.send(publications.get(0));
			}
			else if (!publications.isEmpty()) {
				this.broker.publishing((session, producer) -> sendAll(session, producer, publications));
			}
		}
		catch (ActiveMQException ex) {
			throw refused(ex);
		}
	}

	/**
	 * Sends without waiting in between, then waits for all: one disk sync serves many.
	 * Not a transaction, since there one duplicate would refuse the whole batch.
	 */
	private boolean sendAll(ClientSession session, ClientProducer producer, List<Publication> publications)
			throws ActiveMQException {
		List<Confirmation> confirmations = new ArrayList<>(publications.size());
		for (Publication publication : publications) {
			Confirmation confirmation = new Confirmation();
			producer.send(SimpleString.of(publication.address()), publication.write(session), confirmation);
			confirmations.add(confirmation);
		}
		for (Confirmation confirmation : confirmations) {
			confirmation.await(this.patience);
		}
		return true;
	}

	private static HubException refused(ActiveMQException cause) {
		return new HubException(new Failure(FailureClass.UNAVAILABLE, "the hub's broker did not confirm the record",
				"Send it again later; nothing is stored twice. If it lasts, look at the broker and at free disk space.",
				null, null, String.valueOf(cause.getType()), null, false), cause);
	}

}
