package io.serai.system.poll;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.serai.canonical.RecordValidator;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.mapping.Mappings;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.outside.Systems;
import io.serai.system.reading.PollWindow;
import io.serai.system.reading.PolledItem;
import io.serai.system.reading.PolledOperation;
import io.serai.system.reading.Sweep;

/**
 * Polls one operation for one flow, window by window. The watermark moves after a whole
 * window went down the route, so that whatever breaks in between comes again.
 */
public final class Poll {

	private static final int REMEMBERED = 20_000;

	private final String flow;

	private final PolledOperation polled;

	private final Parts parts;

	private final Consumer<Object> route;

	private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > REMEMBERED;
		}
	}));

	/**
	 * Makes a poll.
	 * @param route takes a record or a {@link RejectedRecord}; throws if it did not take
	 * it
	 */
	public Poll(String flow, PolledOperation polled, Parts parts, Consumer<Object> route) {
		this.flow = flow;
		this.polled = polled;
		this.parts = parts;
		this.route = route;
	}

	public String flow() {
		return this.flow;
	}

	PolledOperation polled() {
		return this.polled;
	}

	public PollPositions positions() {
		return this.parts.positions();
	}

	/**
	 * Polls one window.
	 * @return whether there is more to catch up with at once
	 * @throws HubException if the system does not answer or the route does not take an
	 * item
	 * @throws org.springframework.dao.DataAccessException if the position cannot be read
	 */
	public boolean window() {
		OutsideSystem system = this.parts.systems().get(this.polled.system());
		Operation operation = system.operation(this.polled.operation());
		Instant now = this.parts.clock().instant();
		positions().open(this.flow, system.name(), this.polled.operation(), first(operation, now));
		if (!positions().lease(this.flow)) {
			return false;
		}
		Instant watermark = positions().find(this.flow).orElseThrow().watermark();
		PollWindow window = PollWindow.of(watermark, now, operation);
		if (operation.keepsCursor()) {
			onwards(system, watermark, window);
			positions().advance(this.flow, watermark, now);
			return false;
		}
		Swept swept = sweep(system, watermark, window);
		positions().advance(this.flow, watermark, swept.window().next(watermark, swept.newest().orElse(null)));
		return swept.window().cut();
	}

	/** Everything is new again, as after a rewind. */
	public void forget() {
		synchronized (this.seen) {
			this.seen.clear();
		}
	}

	private Instant first(Operation operation, Instant now) {
		Instant since = this.polled.since();
		return (since != null) ? since : now.minus(operation.pollWindow());
	}

	/** The cursor tells what is new, whatever the time. */
	private void onwards(OutsideSystem system, Instant watermark, PollWindow window) {
		reading(system).onwards(window, positions().reached(this.flow).orElse(null),
				(cursor) -> positions().reach(this.flow, watermark, cursor));
	}

	private Sweep reading(OutsideSystem system) {
		return new Sweep(system, this.polled.operation(), this.parts.mappings(), this::take,
				() -> positions().lease(this.flow), this.seen);
	}

	/** A window with more pages than may be asked for is cut until it fits. */
	private Swept sweep(OutsideSystem system, Instant watermark, PollWindow whole) {
		PollWindow window = whole;
		while (true) {
			Sweep sweep = reading(system);
			if (sweep.read(window)) {
				return new Swept(window, sweep.newest());
			}
			window = window.halved(watermark).orElseThrow(sweep::tooDense);
		}
	}

	private Optional<Instant> take(PolledItem item) {
		String fingerprint = item.fingerprint();
		List<Object> records = item.records(this.parts.mappings(), this.parts.validator());
		Optional<Instant> changedAt = changedAt(item, records);
		synchronized (this.seen) {
			if (this.seen.contains(fingerprint)) {
				return changedAt;
			}
		}
		records.forEach((record) -> publish(item, record));
		synchronized (this.seen) {
			this.seen.add(fingerprint);
		}
		return changedAt;
	}

	private static Optional<Instant> changedAt(PolledItem item, List<Object> records) {
		return records.isEmpty() ? item.changedAt(null)
				: records.stream().flatMap((record) -> item.changedAt(record).stream()).max(Comparator.naturalOrder());
	}

	private void publish(PolledItem item, Object record) {
		try {
			this.route.accept(record);
		}
		catch (HubException ex) {
			Failure failure = ex.failure();
			if (record instanceof RejectedRecord || failure.action() != FailureClass.Action.DEAD_LETTER) {
				throw ex;
			}
			this.route.accept(item.rejected(failure));
		}
	}

	/** What was read in the end. */
	private record Swept(PollWindow window, Optional<Instant> newest) {
	}

	/** What every poll works with. */
	public record Parts(Systems systems, PollPositions positions, Mappings mappings, RecordValidator validator,
			Clock clock) {
	}

}
