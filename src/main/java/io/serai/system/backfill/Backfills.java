package io.serai.system.backfill;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.serai.failure.HubException;
import io.serai.system.backfill.BackfillRefusedException.Reason;
import io.serai.system.poll.Poll;
import io.serai.system.reading.PolledOperation;
import io.serai.system.reading.SingleReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Fetches again what a flow has missed, beside its poll, whose watermark stays where it
 * is. A flow has one backfill at a time, carried out by one node that runs the flow; it
 * goes on after a restart.
 */
@NamedInterface("backfill")
@Component
public final class Backfills implements DisposableBean {

	private static final Logger LOG = LoggerFactory.getLogger(Backfills.class);

	private static final long LOOK_MILLIS = 1_000;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final BackfillTable table;

	private final Poll.Parts parts;

	private final ObjectProvider<KnownRecords> knownRecords;

	private final Clock clock;

	private final Map<String, Place> places = new ConcurrentHashMap<>();

	private final ScheduledExecutorService clockwork = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("backfills").daemon().factory());

	private boolean looking;

	Backfills(JdbcTemplate jdbc, Poll.Parts parts, ObjectProvider<KnownRecords> knownRecords, Clock clock) {
		this.table = new BackfillTable(jdbc, clock);
		this.parts = parts;
		this.knownRecords = knownRecords;
		this.clock = clock;
	}

	/**
	 * Starts a backfill; it begins within seconds.
	 * @param by the person
	 * @return its id
	 * @throws BackfillRefusedException if it cannot be carried out as asked for
	 * @throws DataAccessException if the database does not answer
	 */
	public String start(BackfillRequest asked, String by) {
		asked.check(this.clock.instant());
		if (!this.places.containsKey(asked.flow())) {
			throw new BackfillRefusedException(Reason.NO_SUCH_FLOW);
		}
		if (!asked.ids().isEmpty() && !takesIds(asked.flow())) {
			throw new BackfillRefusedException(Reason.NO_IDS);
		}
		String id = this.table.add(asked, by);
		LOG.atInfo()
			.addKeyValue("flow", asked.flow())
			.addKeyValue("by", by)
			.addKeyValue("dry_run", asked.dryRun())
			.log("Backfill started");
		return id;
	}

	/**
	 * Ends a backfill; what came stays.
	 * @return false if it was over already
	 * @throws DataAccessException if the database does not answer
	 */
	public boolean cancel(String id, String by) {
		return this.table.cancel(id, by);
	}

	/**
	 * Returns one; empty if there is none of that id.
	 * @throws DataAccessException if the database does not answer
	 */
	public Optional<Backfill> find(String id) {
		return this.table.find(id);
	}

	/**
	 * Returns the newest backfills of a flow, newest first.
	 * @throws DataAccessException if the database does not answer
	 */
	public List<Backfill> latest(String flow, int limit) {
		return this.table.latest(flow, limit);
	}

	/** Whether single objects can be asked for: the connector says what reads one. */
	public boolean takesIds(String flow) {
		return Optional.ofNullable(this.places.get(flow))
			.map(Place::polled)
			.flatMap((polled) -> this.parts.systems()
				.find(polled.system())
				.flatMap((system) -> SingleReading.of(system, polled.operation(), this.parts.mappings(),
						this.parts.validator())))
			.isPresent();
	}

	/** A flow polls here from now on. */
	public synchronized void started(String flow, PolledOperation polled, Consumer<Object> route) {
		this.places.put(flow, new Place(polled, route));
		if (!this.looking) {
			this.clockwork.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
			this.looking = true;
		}
	}

	/** A flow stops; its backfill goes on elsewhere, or when it runs again. */
	public void stopped(String flow) {
		Optional.ofNullable(this.places.remove(flow)).ifPresent(Place::stop);
	}

	@Override
	public void destroy() {
		this.clockwork.shutdownNow();
		List.copyOf(this.places.keySet()).forEach(this::stopped);
	}

	private void look() {
		try {
			this.table.running()
				.forEach((backfill) -> Optional.ofNullable(this.places.get(backfill.asked().flow()))
					.ifPresent((place) -> place.begin(() -> carryOut(backfill, place))));
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.atDebug().log("Backfills cannot be looked up now");
		}
		catch (RuntimeException ex) {
			// Else nobody would ever look again: the clockwork drops what throws.
			tellFault("", ex);
		}
	}

	private void carryOut(Backfill backfill, Place place) {
		try {
			new BackfillRun(backfill, place.polled(), this.parts, this.table,
					this.knownRecords.getIfAvailable(() -> (record) -> false), place.route(), place.stopped)
				.run();
		}
		catch (BackfillEndedException ex) {
			LOG.atDebug().addKeyValue("flow", backfill.asked().flow()).log("The backfill does not go on here");
		}
		catch (HubException ex) {
			LOG.atWarn()
				.addKeyValue("flow", backfill.asked().flow())
				.addKeyValue("failure", ex.failure().failureClass())
				.log("A backfill did not go on; it is tried again");
			tell(() -> this.table.problem(backfill.id(), ex.failure().what()));
			place.rest();
		}
		catch (DataAccessException | TransactionException ex) {
			place.rest();
		}
		catch (RuntimeException ex) {
			tellFault(backfill.asked().flow(), ex);
			tell(() -> this.table.problem(backfill.id(),
					"the backfill has a fault of its own: " + ex.getClass().getSimpleName()));
			place.rest();
		}
		finally {
			tell(() -> this.table.release(backfill.id()));
		}
	}

	private static void tellFault(String flow, RuntimeException ex) {
		LOG.atError()
			.addKeyValue("flow", flow)
			.addKeyValue("error", ex.getClass().getName())
			.addKeyValue("at", (ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : "unknown")
			.log("A backfill has a fault of its own; cancel it, and mend the connector or report it");
	}

	private static void tell(Runnable writing) {
		try {
			writing.run();
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.atDebug().log("The lease of a backfill ends by itself");
		}
	}

	/** Where a flow's backfills are carried out. */
	private static final class Place {

		private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

		private final PolledOperation polled;

		private final Consumer<Object> route;

		private final CountDownLatch stopped = new CountDownLatch(1);

		private Thread worker = new Thread();

		private volatile long restUntil = System.nanoTime();

		Place(PolledOperation polled, Consumer<Object> route) {
			this.polled = polled;
			this.route = route;
		}

		PolledOperation polled() {
			return this.polled;
		}

		Consumer<Object> route() {
			return this.route;
		}

		synchronized void begin(Runnable work) {
			if (!this.worker.isAlive() && System.nanoTime() - this.restUntil >= 0 && this.stopped.getCount() > 0) {
				this.worker = Thread.ofPlatform().name("backfill").daemon().start(work);
			}
		}

		void rest() {
			this.restUntil = System.nanoTime() + REST_NANOS;
		}

		void stop() {
			this.stopped.countDown();
			try {
				Thread last;
				synchronized (this) {
					last = this.worker;
				}
				last.join(PATIENCE.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

	}

}
