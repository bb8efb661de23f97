package io.serai.delivery;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * A person's pauses. They live in the broker, one last value per flow, so that they
 * outlast a restart and reach every node.
 */
@Component
final class FlowControl implements SmartLifecycle {

	private static final String PAUSED_BY = "HubPausedBy";

	private static final String REASON = "HubReason";

	private static final Logger log = LoggerFactory.getLogger(FlowControl.class);

	private final Broker broker;

	private final Gates gates;

	private static final long AGAIN_AFTER_MILLIS = 1_000;

	private static final int START_PATIENCE_SECONDS = 10;

	private final CountDownLatch read = new CountDownLatch(1);

	private final CountDownLatch stopping = new CountDownLatch(1);

	private volatile boolean running;

	private Thread thread = Thread.currentThread();

	FlowControl(Broker broker, Gates gates) {
		this.broker = broker;
		this.gates = gates;
	}

	/** Tells every node; this one obeys at once. */
	void pause(String flow, String by, String reason) {
		send(flow, by, reason);
		this.gates.of(flow).pauseByPerson(by, reason);
	}

	/** Tells every node; this one obeys at once. */
	void resume(String flow) {
		send(flow, "", "");
		this.gates.of(flow).resumeByPerson();
	}

	private void send(String flow, String by, String reason) {
		try {
			this.broker.publishing((session, producer) -> {
				ClientMessage message = session.createMessage(true);
				message.putStringProperty(HubHeaders.FLOW, flow);
				message.putStringProperty(PAUSED_BY, by);
				message.putStringProperty(REASON, reason);
				producer.send(Channels.FLOW_CONTROL, message);
				return true;
			});
		}
		catch (ActiveMQException ex) {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE,
					"the hub's broker did not confirm the pause of '%s'".formatted(flow), "Try again."), ex);
		}
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.thread = Thread.ofPlatform().name("flow-control").daemon(true).start(this::listen);
		awaitRead();
	}

	/** The flows start after the stored pauses are in force. */
	private void awaitRead() {
		try {
			if (!this.read.await(START_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
				log.warn("stored pauses are not read yet; flows start without them");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void listen() {
		while (this.running) {
			try (ClientSession session = this.broker.transacted()) {
				ClientConsumer consumer = session.createConsumer(Channels.FLOW_CONTROL);
				while (this.running) {
					ClientMessage message = consumer.receive(200);
					if (message == null) {
						this.read.countDown();
					}
					else {
						obey(message);
						message.acknowledge();
						session.commit();
					}
				}
			}
			// Errors too: a thread that dies silently would hear of no pause any more.
			catch (ActiveMQException | RuntimeException | Error ex) {
				waitAfter(ex);
			}
		}
	}

	private void waitAfter(Throwable cause) {
		if (cause instanceof Error) {
			log.error(
					"the reader of pauses failed unexpectedly and goes on error={} at=\"{}\" remedy=\"report it with this line\"",
					cause.getClass().getName(), Attempt.frames(cause, Attempt.FRAMES_TOLD));
		}
		else if (this.running) {
			log.warn("pauses cannot be read from the broker, trying again error={}", cause.getClass().getSimpleName());
		}
		try {
			this.stopping.await(AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.running = false;
		}
	}

	private void obey(ClientMessage message) {
		FlowGate gate = this.gates.of(message.getStringProperty(HubHeaders.FLOW));
		String by = message.getStringProperty(PAUSED_BY);
		if (by.isEmpty()) {
			gate.resumeByPerson();
		}
		else {
			gate.pauseByPerson(by, message.getStringProperty(REASON));
		}
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.stopping.countDown();
		try {
			this.thread.join(2000);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return 0;
	}

}
