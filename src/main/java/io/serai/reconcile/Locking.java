package io.serai.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import io.serai.reconcile.RepairRefusedException.Reason;

/**
 * Locks and seals the reports of days that are over and settled. A locked report never
 * changes again.
 */
final class Locking {

	private final Tables tables;

	private final Clock clock;

	Locking(Tables tables, Clock clock) {
		this.tables = tables;
		this.clock = clock;
	}

	/**
	 * Locks a day.
	 * @param wait how long after the day's end at the earliest
	 * @throws RepairRefusedException if it cannot be locked, or is locked already
	 */
	void lock(Pair pair, LocalDate day, String by, Duration wait) {
		this.tables.transaction().executeWithoutResult((status) -> {
			if (!this.tables.reports().isOpen(pair.name(), day)) {
				throw new RepairRefusedException(Reason.LOCKED);
			}
			DayReport report = this.tables.reports()
				.find(pair.name(), day)
				.orElseThrow(() -> new RepairRefusedException(Reason.NOT_SETTLED));
			Instant now = this.clock.instant();
			if (!isOver(pair, day, now, wait, report)) {
				throw new RepairRefusedException(Reason.NOT_OVER);
			}
			if (!report.isSettled()) {
				throw new RepairRefusedException(Reason.NOT_SETTLED);
			}
			String seal = Seal.of(report, this.tables.findings().of(pair.name(), day));
			this.tables.reports().lock(pair.name(), day, now, by, seal);
		});
	}

	/**
	 * The whole of it must have been read after its end; of what stands until it changes,
	 * at all.
	 */
	private static boolean isOver(Pair pair, LocalDate day, Instant now, Duration wait, DayReport report) {
		Instant end = pair.startOf(day.plusDays(1));
		return !now.isBefore(end.plus(wait)) && report.ranAt() != null
				&& (pair.isSnapshot() || !report.ranAt().isBefore(end));
	}

	/** Locks a day if nothing stands in the way. */
	void lockIfSettled(Pair pair, LocalDate day, Duration wait) {
		DayReport report = this.tables.reports().find(pair.name(), day).orElse(null);
		if (report != null && report.isSettled() && isOver(pair, day, this.clock.instant(), wait, report)) {
			lock(pair, day, FindingBook.HUB, wait);
		}
	}

}
