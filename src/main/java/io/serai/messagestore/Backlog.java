package io.serai.messagestore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.Flows;
import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What waits for flows. The broker knows how many; which ones it does not tell, since its
 * consumers hold the next few hundred. The message store does: of the kind's newest
 * records, those that the flow has not settled.
 */
@Component
class Backlog {

	/** Asked once a second, however many ask. */
	private static final Duration FRESH = Duration.ofSeconds(1);

	private static final int MOST = 5_000;

	private final ActivityQueries queries;

	private final ObjectProvider<Flows> flows;

	private final Clock clock;

	private final ReentrantLock refreshing = new ReentrantLock();

	private volatile @Nullable Snapshot last;

	Backlog(ActivityQueries queries, ObjectProvider<Flows> flows, Clock clock) {
		this.queries = queries;
		this.flows = flows;
		this.clock = clock;
	}

	/**
	 * Returns the flows for which records wait, by id; empty while the broker does not
	 * answer. One caller asks the broker; the others do not wait for it but take what it
	 * told before.
	 */
	Map<String, Behind> all() {
		Snapshot last = this.last;
		Instant now = this.clock.instant();
		if ((last != null && last.at().plus(FRESH).isAfter(now)) || !begins(last)) {
			return (last != null) ? last.behind() : Map.of();
		}
		try {
			return refreshed(now).behind();
		}
		finally {
			this.refreshing.unlock();
		}
	}

	/** Only the very first has nobody before it, so all wait for that one. */
	private boolean begins(@Nullable Snapshot last) {
		if (last != null) {
			return this.refreshing.tryLock();
		}
		this.refreshing.lock();
		return true;
	}

	private Snapshot refreshed(Instant now) {
		Snapshot last = this.last;
		if (last == null || !last.at().plus(FRESH).isAfter(now)) {
			last = new Snapshot(read(), now);
			this.last = last;
		}
		return last;
	}

	private Map<String, Behind> read() {
		Map<String, Behind> found = new TreeMap<>();
		for (FlowStatus flow : statuses()) {
			if (flow.waiting() > 0 && !flow.kind().isEmpty()) {
				RecordKind kind = RecordKind.of(flow.kind());
				oldest(flow, kind).ifPresent((oldest) -> found.put(flow.flow(), new Behind(flow, kind, oldest)));
			}
		}
		return found;
	}

	private Optional<Instant> oldest(FlowStatus flow, RecordKind kind) {
		Stream<Instant> stored = Stream
			.concat(this.queries.tried(flow.flow(), 1).stream(),
					this.queries.untouched(flow.flow(), kind, most(flow), 1).stream())
			.map(Received::at);
		return Stream.concat(stored, Stream.ofNullable(flow.oldestWaiting())).min(Comparator.naturalOrder());
	}

	private List<FlowStatus> statuses() {
		try {
			return Optional.ofNullable(this.flows.getIfAvailable()).map(Flows::all).orElse(List.of());
		}
		catch (HubException ex) {
			return List.of();
		}
	}

	/** Returns what waits for a flow, oldest first. */
	List<Received> waiting(String flow, int limit) {
		Behind behind = all().get(flow);
		if (behind == null) {
			return List.of();
		}
		Map<String, Received> found = new LinkedHashMap<>();
		this.queries.tried(flow, limit).forEach((record) -> found.put(record.messageId(), record));
		this.queries.untouched(flow, behind.kind(), most(behind.status()), limit)
			.forEach((record) -> found.put(record.messageId(), record));
		return found.values().stream().sorted(Comparator.comparing(Received::at)).limit(limit).toList();
	}

	/** Returns whether a record of this kind may wait unseen. */
	boolean isBehind(RecordKind kind) {
		return all().values().stream().anyMatch((flow) -> flow.kind() == kind);
	}

	/**
	 * Returns the standings with those flows added that have not come to the record yet.
	 * @param newest its newest accepted version
	 */
	List<Standing> complete(Received newest, List<Standing> standings) {
		Map<String, Standing> completed = new TreeMap<>();
		standings.forEach((standing) -> completed.put(standing.flow(), standing));
		for (Behind flow : all().values()) {
			Standing present = completed.get(flow.status().flow());
			boolean reached = present != null && !present.updatedAt().isBefore(newest.at());
			if (flow.kind() == newest.record().kind() && !reached && !newest.at().isBefore(flow.oldest())) {
				completed.put(flow.status().flow(), waiting(flow.status(), newest, present));
			}
		}
		return List.copyOf(completed.values());
	}

	private static Standing waiting(FlowStatus flow, Received newest, @Nullable Standing before) {
		return new Standing(flow.flow(), newest.messageId(), newest.version(), DeliveryState.WAITING, 0,
				(before != null) ? before.deliveredVersion() : null, newest.at(), flow.until(), null, null,
				flow.reason(), null, (before != null) ? before.system() : null,
				(before != null) ? before.externalId() : null, flow.pausedBy());
	}

	private static int most(FlowStatus flow) {
		return (int) Math.min(MOST, flow.waiting());
	}

	/**
	 * A flow for which records wait.
	 *
	 * @param oldest when the oldest of them was accepted
	 */
	record Behind(FlowStatus status, RecordKind kind, Instant oldest) {
	}

	private record Snapshot(Map<String, Behind> behind, Instant at) {
	}

}
