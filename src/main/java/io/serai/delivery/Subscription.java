package io.serai.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.serai.canonical.RecordKind;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One flow's subscription to one channel: its queue, its workers, its gate and its
 * version guard.
 */
final class Subscription {

	private static final Logger log = LoggerFactory.getLogger(Subscription.class);

	private static final int STOP_PATIENCE_SECONDS = 40;

	private static final int REOPEN_AFTER_SECONDS = 1;

	private final String id;

	private final RecordKind kind;

	private final HubEndpoint.Taking taking;

	private final DeliverySettings settings;

	private final Broker broker;

	private final FlowGate gate;

	private final VersionGuard guard;

	private final Settling settling;

	private final Stretches stretches;

	/**
	 * The first stretch since which no worker of this flow has lost what it had begun.
	 * What came in before, or by way of another run, may have been begun.
	 */
	private final AtomicLong undisturbedSince;

	private final List<Thread> threads = new ArrayList<>();

	private final CountDownLatch stopping = new CountDownLatch(1);

	Subscription(String id, HubEndpoint endpoint, DeliveryEngine engine) {
		this.id = id;
		this.kind = endpoint.kind();
		this.taking = endpoint.taking();
		this.settings = engine.settings();
		this.broker = engine.broker();
		this.stretches = engine.stretches();
		this.undisturbedSince = new AtomicLong(this.stretches.next());
		this.gate = engine.gates().of(id);
		this.guard = engine.guardFor(id);
		this.settling = engine.settlingFor(id);
	}

	/** Makes the queue if there is none, and starts the workers. */
	void start(Attempt attempt, EventFeed events) {
		try (ClientSession session = this.broker.transacted()) {
			Channels.createForFlow(session, this.kind, this.id, this.taking.about());
		}
		catch (ActiveMQException ex) {
			throw new IllegalStateException(
					"flow '%s' cannot make its queue in the broker; see the broker's log".formatted(this.id), ex);
		}
		for (int i = 1; i <= this.taking.workers(); i++) {
			this.threads.add(Thread.ofPlatform()
				.name("flow-%s-%d".formatted(this.id, i))
				.daemon(true)
				.start(() -> run(attempt, events)));
		}
	}

	private void run(Attempt attempt, EventFeed events) {
		try {
			events.awaitCaughtUp();
			while (isRunning()) {
				try (ClientSession session = this.broker.transacted()) {
					new DeliveryWorker(this, attempt, session).work();
				}
				// Errors too: a worker that dies silently would hold its keys for good.
				catch (ActiveMQException | RuntimeException | Error ex) {
					disturbed();
					this.gate.noAnswer();
					reopenLater(ex);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Some worker lost its session, and with it what it had not committed. */
	void disturbed() {
		this.undisturbedSince.accumulateAndGet(this.stretches.next(), Math::max);
	}

	/** Tells whether no worker can have begun this message and lost what it did. */
	boolean isUndisturbed(HubMessage message) {
		return this.stretches.isSince(this.undisturbedSince.get(), message.stretch());
	}

	private void reopenLater(Throwable cause) throws InterruptedException {
		if (isRunning()) {
			log.warn("flow lost its broker session and opens another flow={} error={}", this.id, cause.toString());
			this.stopping.await(REOPEN_AFTER_SECONDS, TimeUnit.SECONDS);
		}
	}

	/** Lets every worker finish the delivery that it is in, commits and stops. */
	void stop() {
		this.stopping.countDown();
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_PATIENCE_SECONDS);
		try {
			for (Thread thread : this.threads) {
				long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
				if (left > 0) {
					thread.join(left);
				}
				if (thread.isAlive()) {
					thread.interrupt();
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	String id() {
		return this.id;
	}

	RecordKind kind() {
		return this.kind;
	}

	boolean collapses() {
		return this.taking.collapse();
	}

	boolean isRunning() {
		return this.stopping.getCount() > 0;
	}

	DeliverySettings settings() {
		return this.settings;
	}

	FlowGate gate() {
		return this.gate;
	}

	VersionGuard guard() {
		return this.guard;
	}

	Settling settling() {
		return this.settling;
	}

}
