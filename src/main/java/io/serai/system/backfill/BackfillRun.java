package io.serai.system.backfill;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.serai.canonical.CanonicalRecord;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.poll.Poll;
import io.serai.system.reading.PollWindow;
import io.serai.system.reading.PolledItem;
import io.serai.system.reading.PolledOperation;
import io.serai.system.reading.SingleReading;
import io.serai.system.reading.Sweep;

/**
 * One node's work on one backfill, step by step: a stretch of time in steps of one
 * window, or ids one by one. After each step it is written down how far it has come; a
 * step that was broken off is done again.
 */
final class BackfillRun {

	private static final int REMEMBERED = 100_000;

	private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Backfill backfill;

	private final PolledOperation polled;

	private final Poll.Parts parts;

	private final BackfillTable table;

	private final KnownRecords knownRecords;

	private final Consumer<Object> route;

	private final CountDownLatch stopped;

	private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
			return size() > REMEMBERED;
		}
	});

	private Backfill.Counts counts;

	private long lastTick = System.nanoTime();

	private long nextSlot = System.nanoTime();

	/**
	 * @param route as of a {@link Poll}
	 * @param stopped counted down when this node stops
	 */
	BackfillRun(Backfill backfill, PolledOperation polled, Poll.Parts parts, BackfillTable table,
			KnownRecords knownRecords, Consumer<Object> route, CountDownLatch stopped) {
		this.backfill = backfill;
		this.polled = polled;
		this.parts = parts;
		this.table = table;
		this.knownRecords = knownRecords;
		this.route = route;
		this.stopped = stopped;
		this.counts = backfill.counts();
	}

	/**
	 * Goes on to the end.
	 * @throws HubException if the system does not answer or the route does not take a
	 * record
	 * @throws BackfillEndedException if it is over on this node
	 * @throws org.springframework.dao.DataAccessException if the database does not answer
	 */
	void run() {
		if (!this.table.lease(this.backfill.id(), this.backfill.cameNow())) {
			throw new BackfillEndedException();
		}
		OutsideSystem system = this.parts.systems().get(this.polled.system());
		if (this.backfill.asked().ids().isEmpty()) {
			stretch(system);
		}
		else {
			ids(system);
		}
		this.table.done(this.backfill.id());
	}

	private void stretch(OutsideSystem system) {
		Instant until = Objects.requireNonNull(this.backfill.asked().until());
		Instant reached = (this.backfill.reached() != null) ? this.backfill.reached()
				: Objects.requireNonNull(this.backfill.asked().since());
		Duration longest = system.operation(this.polled.operation()).pollWindow();
		while (reached.isBefore(until)) {
			Instant end = reached.plus(longest);
			reached = read(system, new PollWindow(reached, end.isBefore(until) ? end : until, true), until);
			this.table.reach(this.backfill.id(), reached, 0, this.counts);
		}
	}

	/** A window with more pages than may be asked for is cut until it fits. */
	private Instant read(OutsideSystem system, PollWindow whole, Instant until) {
		PollWindow window = whole;
		while (true) {
			Sweep sweep = new Sweep(system, this.polled.operation(), this.parts.mappings(), (item) -> take(item, until),
					this::tick, new HashSet<>());
			if (sweep.read(window)) {
				return window.until();
			}
			window = window.halved(window.since()).orElseThrow(sweep::tooDense);
		}
	}

	/**
	 * Some systems know no end of a stretch and tell everything since its begin: what is
	 * younger is left out, and what was told for an earlier step too.
	 */
	private Optional<Instant> take(PolledItem item, Instant until) {
		if (this.seen.add(item.fingerprint())) {
			item.records(this.parts.mappings(), this.parts.validator())
				.stream()
				.filter((record) -> item.changedAt(record).filter((at) -> at.isAfter(until)).isEmpty())
				.forEach((record) -> take(item, record));
		}
		return Optional.empty();
	}

	private void ids(OutsideSystem system) {
		List<String> ids = this.backfill.asked().ids();
		SingleReading reading = SingleReading
			.of(system, this.polled.operation(), this.parts.mappings(), this.parts.validator())
			.orElseThrow();
		for (int i = this.backfill.idsDone(); i < ids.size(); i++) {
			reading.read(ids.get(i)).forEach((read) -> read.records().forEach((record) -> take(read.item(), record)));
			this.table.reach(this.backfill.id(), null, i + 1, this.counts);
		}
	}

	private void take(PolledItem item, Object record) {
		pace();
		Backfill.Counts counted = count(record);
		if (!this.backfill.asked().dryRun()) {
			publish(item, record);
		}
		this.counts = this.counts.plus(counted);
	}

	private Backfill.Counts count(Object record) {
		if (!(record instanceof CanonicalRecord canonical)) {
			return new Backfill.Counts(0, 0, 1);
		}
		return this.knownRecords.isKnown(canonical) ? new Backfill.Counts(0, 1, 0) : new Backfill.Counts(1, 0, 0);
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

	/** Waits for the next slot; looks once a second whether it is over. */
	private void pace() {
		try {
			long wait = this.nextSlot - System.nanoTime();
			if (this.stopped.await(Math.max(0, wait), TimeUnit.NANOSECONDS)) {
				throw new BackfillEndedException();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new BackfillEndedException();
		}
		long now = System.nanoTime();
		this.nextSlot = Math.max(this.nextSlot, now) + TICK_NANOS / this.backfill.asked().perSecond();
		if (now - this.lastTick >= TICK_NANOS) {
			tick();
		}
	}

	private boolean tick() {
		this.lastTick = System.nanoTime();
		if (this.stopped.getCount() == 0 || !this.table.lease(this.backfill.id(), this.counts.came())) {
			throw new BackfillEndedException();
		}
		return true;
	}

}
