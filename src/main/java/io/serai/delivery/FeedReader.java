package io.serai.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the messages of one queue over in batches. A batch leaves the broker once the
 * taker has returned; if the taker throws, it comes again after a pause.
 *
 * @param <T> what messages are read as, one or several each
 */
final class FeedReader<T> {

	private static final Logger log = LoggerFactory.getLogger(FeedReader.class);

	private static final int BATCH = 5_000;

	/** A batch costs the database one disk sync, however large it is. */
	private static final Duration GATHER = Duration.ofMillis(200);

	/**
	 * With so many in that time the batch goes on: rows that stand beside each other in
	 * an index share its pages, and each batch writes every page that it touched.
	 */
	private static final int MANY = 200;

	private static final Duration GATHER_MANY = Duration.ofSeconds(1);

	private static final long FIRST_PAUSE_MILLIS = 500;

	private static final long LONGEST_PAUSE_MILLIS = 10_000;

	private final String queue;

	private final Broker broker;

	private final Function<ClientMessage, List<T>> read;

	private final Consumer<List<T>> taker;

	private final CountDownLatch caughtUp = new CountDownLatch(1);

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final Thread thread;

	FeedReader(String queue, Broker broker, Function<ClientMessage, List<T>> read, Consumer<List<T>> taker) {
		this.queue = queue;
		this.broker = broker;
		this.read = read;
		this.taker = taker;
		this.thread = Thread.ofPlatform().name("feed-" + queue).daemon(true).start(this::run);
	}

	private void run() {
		long pause = FIRST_PAUSE_MILLIS;
		while (isRunning()) {
			try (ClientSession session = this.broker.transacted()) {
				ClientConsumer consumer = session.createConsumer(this.queue);
				while (isRunning()) {
					handOver(session, consumer);
					pause = FIRST_PAUSE_MILLIS;
				}
			}
			// Errors too: a reader that dies silently would let the queue fill for good.
			catch (ActiveMQException | RuntimeException | Error ex) {
				pause = waitAfter(ex, pause);
			}
		}
	}

	private void handOver(ClientSession session, ClientConsumer consumer) throws ActiveMQException {
		ClientMessage first = consumer.receive(200);
		if (first == null) {
			this.caughtUp.countDown();
			return;
		}
		List<T> batch = gathered(first, consumer);
		boolean emptied = batch.size() < BATCH;
		this.taker.accept(batch);
		session.commit();
		if (emptied) {
			this.caughtUp.countDown();
		}
	}

	private List<T> gathered(ClientMessage first, ClientConsumer consumer) throws ActiveMQException {
		List<T> batch = new ArrayList<>();
		long started = System.nanoTime();
		ClientMessage message = first;
		while (message != null) {
			batch.addAll(this.read.apply(message));
			message.acknowledge();
			Duration gather = (batch.size() < MANY) ? GATHER : GATHER_MANY;
			long left = gather.minusNanos(System.nanoTime() - started).toMillis();
			message = (batch.size() < BATCH && left > 0) ? consumer.receive(left) : null;
		}
		return batch;
	}

	private long waitAfter(Throwable cause, long pause) {
		if (cause instanceof Error) {
			log.error(
					"a reader of the broker failed unexpectedly and goes on queue={} error={} at=\"{}\" remedy=\"report it with this line\"",
					this.queue, cause.getClass().getName(), Attempt.frames(cause, Attempt.FRAMES_TOLD));
		}
		else if (isRunning()) {
			log.warn("what the broker keeps cannot be taken over yet, it stays there queue={} error={} again_in_ms={}",
					this.queue, cause.getClass().getSimpleName(), pause);
		}
		try {
			this.stopping.await(pause, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.stopping.countDown();
		}
		return Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
	}

	/** Waits until the queue has been empty once, at most so long. */
	boolean awaitCaughtUp(long patienceMillis) throws InterruptedException {
		return this.caughtUp.await(patienceMillis, TimeUnit.MILLISECONDS);
	}

	boolean isRunning() {
		return this.stopping.getCount() > 0;
	}

	/** Ends after the batch in hand. */
	void stop() {
		this.stopping.countDown();
	}

	void awaitStopped(Duration patience) throws InterruptedException {
		this.thread.join(patience);
	}

}
