package io.serai.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * One session through which all doors send, each waiting for its own confirmation only.
 * With a session each, every record woke half a dozen threads of the broker; what is on
 * its way through one session at the same time wakes them together.
 */
final class SharedSession {

	private final Broker broker;

	private final Duration patience;

	private final Semaphore places;

	private final Lock lock = new ReentrantLock();

	private @Nullable ClientSession session;

	private @Nullable ClientProducer producer;

	/**
	 * Makes one that opens with the first record.
	 * @param most sends in flight at once
	 */
	SharedSession(Broker broker, Duration patience, int most) {
		this.broker = broker;
		this.patience = patience;
		this.places = new Semaphore(most);
	}

	/**
	 * Returns once the broker has the record on disk.
	 * @throws ActiveMQException if it did not say so in time
	 */
	void send(Publication publication) throws ActiveMQException {
		waited(this.places::tryAcquire);
		try {
			Confirmation confirmation = new Confirmation();
			begin(publication, confirmation);
			confirmation.await(this.patience);
		}
		finally {
			this.places.release();
		}
	}

	private void begin(Publication publication, Confirmation confirmation) throws ActiveMQException {
		// A broker that is away holds whoever sends; the others wait so long at most.
		waited(this.lock::tryLock);
		try {
			ClientSession open = this.session;
			ClientProducer sending = this.producer;
			if (open == null || sending == null || open.isClosed()) {
				open = this.broker.immediate();
				sending = open.createProducer();
				this.session = open;
				this.producer = sending;
			}
			ClientMessage message = publication.write(open);
			sending.send(SimpleString.of(publication.address()), message, confirmation);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void waited(Turn turn) throws ActiveMQException {
		try {
			if (!turn.comes(this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				throw new ActiveMQException("the broker takes nothing at the moment");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ActiveMQException("interrupted while waiting for the broker");
		}
	}

	@FunctionalInterface
	private interface Turn {

		boolean comes(long time, TimeUnit unit) throws InterruptedException;

	}

}
