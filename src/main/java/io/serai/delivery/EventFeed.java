package io.serai.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.serai.canonical.RecordKind;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Feeds the message store: delivery events and accepted records, each from its own queue.
 * Without a listener the queues keep them.
 */
@Component
final class EventFeed implements SmartLifecycle {

	private static final Duration STOP_PATIENCE = Duration.ofSeconds(3);

	private static final long CATCH_UP_PATIENCE_MILLIS = 30_000;

	private final Broker broker;

	private final ObjectProvider<EventListener> eventListener;

	private final ObjectProvider<RecordListener> recordListener;

	private final List<FeedReader<?>> readers = new ArrayList<>();

	private @Nullable FeedReader<?> outcomes;

	private volatile boolean running;

	EventFeed(Broker broker, ObjectProvider<EventListener> eventListener,
			ObjectProvider<RecordListener> recordListener) {
		this.broker = broker;
		this.eventListener = eventListener;
		this.recordListener = recordListener;
	}

	@Override
	public synchronized void start() {
		EventListener events = this.eventListener.getIfAvailable();
		if (events != null) {
			this.outcomes = new FeedReader<>(Channels.OUTCOME, this.broker, EventJson::read, events::onEvents);
			this.readers.add(this.outcomes);
		}
		RecordListener records = this.recordListener.getIfAvailable();
		if (records != null) {
			for (RecordKind kind : RecordKind.values()) {
				this.readers
					.add(new FeedReader<>(Channels.store(kind), this.broker, EventFeed::stored, records::onRecords));
			}
		}
		this.running = true;
	}

	private static List<StoredRecord> stored(ClientMessage incoming) {
		HubMessage message = HubMessage.read(incoming);
		return List.of(new StoredRecord(message.messageId(), message.record(), message.version(), message.via(),
				message.receivedAt(), message.body()));
	}

	/**
	 * Waits until the outcomes that an earlier run left behind have been taken over, so
	 * that the version guard knows it; at most half a minute, since a database that is
	 * down must not stop the flows.
	 */
	void awaitCaughtUp() throws InterruptedException {
		FeedReader<?> events;
		synchronized (this) {
			events = this.outcomes;
		}
		if (events != null) {
			events.awaitCaughtUp(CATCH_UP_PATIENCE_MILLIS);
		}
	}

	@Override
	public synchronized void stop() {
		this.readers.forEach(FeedReader::stop);
		try {
			for (FeedReader<?> reader : this.readers) {
				reader.awaitStopped(STOP_PATIENCE);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.readers.clear();
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the flows start, and after they have stopped. */
	@Override
	public int getPhase() {
		return 0;
	}

}
