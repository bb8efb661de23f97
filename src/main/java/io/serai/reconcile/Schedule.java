package io.serai.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;

import io.serai.failure.HubException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.TransactionException;

/**
 * Looks what is due: repaired findings that are to be read again, days to be compared,
 * days to be locked. One node at a time does so for a pair.
 */
final class Schedule {

	private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

	private static final Duration FORGETS_EVERY = Duration.ofHours(1);

	private static final int MOST_CHECKS = 200;

	private final ReconcileSettings settings;

	private final Pairs pairs;

	private final PairLeases leases;

	private final DayRun run;

	private final FindingRepairs repairs;

	private final Tables tables;

	private final Clock clock;

	private volatile boolean started;

	private volatile boolean stopping;

	private Instant nextForgetting = Instant.EPOCH;

	Schedule(ReconcileSettings settings, Pairs pairs, PairLeases leases, DayRun run, FindingRepairs repairs,
			Tables tables, Clock clock) {
		this.settings = settings;
		this.pairs = pairs;
		this.leases = leases;
		this.run = run;
		this.repairs = repairs;
		this.tables = tables;
		this.clock = clock;
	}

	/** Systems can be called only once everything has started. */
	@EventListener(ApplicationReadyEvent.class)
	void started() {
		this.started = true;
	}

	@EventListener(ContextClosedEvent.class)
	void stopping() {
		this.stopping = true;
	}

	@Scheduled(initialDelayString = "${serai.reconcile.look-every:10s}",
			fixedDelayString = "${serai.reconcile.look-every:10s}")
	void lookOnceStarted() {
		if (this.started && !this.stopping) {
			look();
		}
	}

	/** Does what is due now. */
	void look() {
		forget();
		for (Pair pair : this.pairs.running()) {
			try {
				lookAlone(pair);
			}
			catch (DataAccessException | TransactionException ex) {
				LOG.atWarn()
					.addKeyValue("pair", pair.name())
					.addKeyValue("cause", ex.getClass().getSimpleName())
					.log("A pair was not compared: the database does not answer; it is tried again");
			}
			catch (RuntimeException ex) {
				// Else the pairs after it would never have their turn.
				DayRun.tellFault(pair, ex);
			}
		}
	}

	/** Which node does it does not matter: what is gone is gone. */
	private void forget() {
		Instant now = this.clock.instant();
		if (now.isBefore(this.nextForgetting)) {
			return;
		}
		try {
			LocalDate before = now.minus(this.settings.keep()).atZone(ZoneOffset.UTC).toLocalDate();
			int days = Objects.requireNonNull(
					this.tables.transaction().execute((status) -> this.tables.reports().forgetBefore(before)));
			this.nextForgetting = now.plus(FORGETS_EVERY);
			if (days > 0) {
				LOG.atInfo().addKeyValue("days", days).addKeyValue("before", before).log("Old reports were deleted");
			}
		}
		catch (DataAccessException | TransactionException ex) {
			LOG.atWarn()
				.addKeyValue("cause", ex.getClass().getSimpleName())
				.log("Old reports were not deleted: the database does not answer; it is tried again");
		}
	}

	private void lookAlone(Pair pair) {
		if (!this.stopping && this.leases.take(pair.name())) {
			try {
				look(pair);
			}
			finally {
				this.leases.release(pair.name());
			}
		}
	}

	private void look(Pair pair) {
		recheck(pair);
		LocalDate today = pair.dayOf(this.clock.instant());
		this.tables.reports().asked(pair.name()).forEach((day) -> run(pair, day));
		for (int back = 0; back <= this.settings.daysBack(); back++) {
			LocalDate day = today.minusDays(back);
			if (isDue(pair, day, today)) {
				run(pair, day);
			}
			new Locking(this.tables, this.clock).lockIfSettled(pair, day, this.settings.lockAfter());
		}
	}

	private void run(Pair pair, LocalDate day) {
		if (!this.stopping) {
			this.run.run(pair, day, () -> !this.stopping && this.leases.take(pair.name()));
		}
	}

	private void recheck(Pair pair) {
		try {
			this.tables.findings()
				.due(pair.name(), this.clock.instant(), MOST_CHECKS)
				.forEach((finding) -> this.repairs.checked(pair, finding));
		}
		catch (HubException ex) {
			LOG.atWarn()
				.addKeyValue("pair", pair.name())
				.addKeyValue("system", ex.failure().system())
				.addKeyValue("failure", ex.failure().failureClass())
				.log("A repair could not be checked; it is tried again");
		}
	}

	private boolean isDue(Pair pair, LocalDate day, LocalDate today) {
		return this.tables.reports()
			.turn(pair.name(), day)
			.map((turn) -> turn.isDue(this.clock.instant(), this.settings.turn(day, today)))
			.orElse(day.equals(today) || !pair.isSnapshot());
	}

}
