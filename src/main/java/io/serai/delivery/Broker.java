package io.serai.delivery;

import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The connection to Artemis, embedded or external. Keeps its own client thread pool: the
 * client's global one caps concurrency at eight threads a core.
 */
@Component
final class Broker implements AutoCloseable {

	private static final int CLIENT_THREADS = 256;

	/** Bytes that a consumer holds ready; more would starve its siblings. */
	private static final int CONSUMER_WINDOW = 256 * 1024;

	/**
	 * Bytes of messages that one acknowledgement covers. A commit sends what is left, so
	 * that a batch costs one packet and not one a record.
	 */
	private static final int ACKNOWLEDGED_TOGETHER = 16 * 1024 * 1024;

	/**
	 * A start that goes wrong says so in seconds; whoever starts the hub starts it again.
	 */
	private static final int CONNECT_ATTEMPTS = 3;

	/**
	 * A machine that is away does not even refuse; without this, each attempt waits 30 s.
	 */
	private static final int CONNECT_MILLIS = 2_000;

	private final BrokerSettings settings;

	private final @Nullable EmbeddedBroker embedded;

	private final ServerLocator locator;

	private final ClientSessionFactory sessions;

	private final LinkedBlockingDeque<Lent> idle = new LinkedBlockingDeque<>();

	private final Semaphore publishers;

	Broker(BrokerSettings settings) {
		this.settings = settings;
		this.publishers = new Semaphore(settings.publishers());
		this.embedded = settings.embedded() ? new EmbeddedBroker(settings) : null;
		String url = (this.embedded != null) ? this.embedded.url() : settings.url();
		try {
			this.locator = locator(url, settings);
			this.sessions = this.locator.createSessionFactory();
			try (ClientSession session = transacted()) {
				Channels.createCommon(session);
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(
					"the broker at '%s' cannot be reached; see that it runs, and that serai.broker.url, user and password are right"
						.formatted(withoutQuery(url)),
					ex);
		}
	}

	private static ServerLocator locator(String url, BrokerSettings settings) throws Exception {
		ServerLocator locator = ActiveMQClient.createServerLocator(url);
		locator.setUseGlobalPools(false);
		locator.setThreadPoolMaxSize(CLIENT_THREADS);
		locator.setScheduledThreadPoolMaxSize(2);
		locator.setConsumerWindowSize(CONSUMER_WINDOW);
		locator.setProducerWindowSize(-1);
		locator.setConfirmationWindowSize(1024 * 1024);
		locator.setBlockOnDurableSend(true);
		locator.setBlockOnAcknowledge(false);
		locator.setCallTimeout(settings.callTimeout().toMillis());
		locator.setCallFailoverTimeout(settings.callTimeout().toMillis());
		locator.setReconnectAttempts(-1);
		locator.setInitialConnectAttempts(settings.embedded() ? 1 : CONNECT_ATTEMPTS);
		locator.setRetryInterval(500);
		for (TransportConfiguration transport : locator.getStaticTransportConfigurations()) {
			transport.getParams().putIfAbsent(TransportConstants.NETTY_CONNECT_TIMEOUT, CONNECT_MILLIS);
		}
		return locator;
	}

	/**
	 * Whether the embedded broker has no room for records; an external one says so
	 * itself.
	 */
	boolean isDiskFull() {
		return this.embedded != null && this.embedded.isDiskFull();
	}

	/** Returns the embedded broker; null if it is an external one. */
	@Nullable EmbeddedBroker embedded() {
		return this.embedded;
	}

	private static String withoutQuery(String url) {
		return url.replaceAll("\\?.*", "");
	}

	/** Returns a started session in which sends and acknowledgements wait for commit. */
	ClientSession transacted() throws ActiveMQException {
		return open(false, ACKNOWLEDGED_TOGETHER);
	}

	/** Returns a started session in which everything takes effect at once. */
	ClientSession immediate() throws ActiveMQException {
		return open(true, 0);
	}

	private ClientSession open(boolean autoCommit, int acknowledgedTogether) throws ActiveMQException {
		ClientSession session = this.sessions.createSession(this.settings.user(), this.settings.password(), false,
				autoCommit, autoCommit, false, acknowledgedTogether);
		session.start();
		return session;
	}

	/**
	 * Lends a session that stores each send at once. Sessions are kept: opening one costs
	 * more than a send.
	 */
	<T> T publishing(SessionWork<T> work) throws ActiveMQException {
		Lent lent = borrow();
		boolean good = false;
		try {
			T result = work.with(lent.session(), lent.producer());
			good = true;
			return result;
		}
		finally {
			giveBack(lent, good);
		}
	}

	private Lent borrow() throws ActiveMQException {
		try {
			if (!this.publishers.tryAcquire(this.settings.callTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
				throw new ActiveMQException("no publisher became free");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ActiveMQException("interrupted while waiting for a publisher");
		}
		try {
			Lent lent = this.idle.pollFirst();
			return (lent != null) ? lent : lend();
		}
		catch (ActiveMQException | RuntimeException ex) {
			this.publishers.release();
			throw ex;
		}
	}

	private Lent lend() throws ActiveMQException {
		ClientSession session = immediate();
		return new Lent(session, session.createProducer());
	}

	private void giveBack(Lent lent, boolean good) throws ActiveMQException {
		if (good && !lent.session().isClosed()) {
			this.idle.addFirst(lent);
			this.publishers.release();
		}
		else {
			this.publishers.release();
			lent.session().close();
		}
	}

	@Override
	public void close() throws Exception {
		this.sessions.close();
		this.locator.close();
		if (this.embedded != null) {
			this.embedded.close();
		}
	}

	/** What is done with a lent session. */
	interface SessionWork<T> {

		T with(ClientSession session, ClientProducer producer) throws ActiveMQException;

	}

	private record Lent(ClientSession session, ClientProducer producer) {
	}

}
