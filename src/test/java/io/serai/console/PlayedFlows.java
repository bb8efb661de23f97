package io.serai.console;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.serai.canonical.CanonicalRecord;
import io.serai.delivery.DeadLetters;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.EventListener;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.FlowStatus.Gate;
import io.serai.delivery.Flows;
import io.serai.delivery.Redeliveries;
import org.jspecify.annotations.Nullable;

/**
 * Flows without a broker: a retried dead letter is delivered at once, a discarded one is
 * gone.
 */
class PlayedFlows implements Flows, DeadLetters, Redeliveries {

	private final EventListener store;

	private final Map<String, FlowStatus> flows = new ConcurrentSkipListMap<>();

	private final Map<String, DeliveryEvent> dead = new ConcurrentHashMap<>();

	private final Clock clock;

	/** What was taken in. */
	final List<CanonicalRecord> taken = new CopyOnWriteArrayList<>();

	PlayedFlows(EventListener store, Clock clock) {
		this.store = store;
		this.clock = clock;
	}

	void put(FlowStatus status) {
		this.flows.put(status.flow(), status);
	}

	void die(DeliveryEvent event) {
		this.dead.put(event.messageId(), event);
		this.store.onEvents(List.of(event));
	}

	@Override
	public List<FlowStatus> all() {
		return List.copyOf(this.flows.values());
	}

	@Override
	public void pause(String flow, String by, String reason) {
		put(with(flow, Gate.PAUSED_BY_PERSON, reason, by));
	}

	@Override
	public void resume(String flow, String by) {
		put(with(flow, Gate.OPEN, null, null));
	}

	@Override
	public int retry(String flow, Collection<String> messageIds, String by) {
		return settle(messageIds, DeliveryState.DELIVERED, by, null);
	}

	@Override
	public String takeIn(CanonicalRecord record, String via) {
		this.taken.add(record);
		return UUID.randomUUID().toString();
	}

	@Override
	public void again(String flow, Version version, String by, String reason) {
		throw new AssertionError("no page of the console brings a version again");
	}

	@Override
	public int discard(String flow, Collection<String> messageIds, String by, String reason) {
		return settle(messageIds, DeliveryState.DISCARDED, by, reason);
	}

	@Override
	public int settle(String flow, Collection<String> messageIds, String by, Finding found) {
		return settle(messageIds, DeliveryState.DELIVERED, by, null);
	}

	private int settle(Collection<String> messageIds, DeliveryState state, String by, @Nullable String why) {
		List<DeliveryEvent> settled = messageIds.stream()
			.map(this.dead::remove)
			.filter(Objects::nonNull)
			.map((event) -> new DeliveryEvent(UUID.randomUUID().toString(), event.messageId(), event.flow(),
					event.record(), event.version(), state, 0, this.clock.instant(), 20, null, null, null, why, null,
					event.system(), (why == null) ? "SO-" + event.record().key() : null, by))
			.toList();
		if (!settled.isEmpty()) {
			this.store.onEvents(settled);
		}
		return settled.size();
	}

	private FlowStatus with(String flow, Gate gate, @Nullable String reason, @Nullable String by) {
		FlowStatus before = Objects.requireNonNull(this.flows.get(flow));
		@Nullable Instant none = null;
		return new FlowStatus(flow, before.description(), before.kind(), gate, reason, by, none, before.waiting(),
				before.retrying(), before.oldestWaiting());
	}

}
