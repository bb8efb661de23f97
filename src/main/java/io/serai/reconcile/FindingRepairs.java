package io.serai.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

import io.serai.reconcile.RepairRefusedException.Reason;

/**
 * Does what people ask for, and reads both sides afterwards.
 */
final class FindingRepairs implements Repairs {

	private final Pairs pairs;

	private final Tables tables;

	private final Examiner examiner;

	private final Transfers transfers;

	private final Clock clock;

	FindingRepairs(Pairs pairs, Tables tables, Examiner examiner, Transfers transfers, Clock clock) {
		this.pairs = pairs;
		this.tables = tables;
		this.examiner = examiner;
		this.transfers = transfers;
		this.clock = clock;
	}

	@Override
	public Set<Repair> offered(Finding finding) {
		boolean isLocked = this.tables.reports()
			.find(finding.pair(), finding.day())
			.map(DayReport::isLocked)
			.orElse(true);
		Pair pair = this.pairs.find(finding.pair()).orElse(null);
		if (isLocked || pair == null || finding.isClosed()) {
			return Set.of();
		}
		Set<Repair> offered = EnumSet.of(Repair.CHECK_AGAIN, Repair.ACCEPT);
		offered.addAll(this.transfers.possible(pair, finding));
		return offered;
	}

	@Override
	public Finding repair(String id, Repair repair, String by, String reason) {
		Finding finding = this.tables.findings().find(id).orElseThrow(() -> new RepairRefusedException(Reason.GONE));
		check(finding, repair, reason);
		Pair pair = pair(finding.pair());
		switch (repair) {
			case CHECK_AGAIN -> note(finding, repair, by, reason, (same) -> {
			});
			case ACCEPT -> accept(pair, finding, by, reason);
			default -> {
				this.transfers.run(pair, finding, repair, by, reason);
				note(finding, repair, by, reason, (current) -> book().repaired(current, this.clock.instant(), by));
			}
		}
		return (repair == Repair.ACCEPT) ? current(id) : checked(pair, id);
	}

	private void check(Finding finding, Repair repair, String reason) {
		if (finding.isClosed()) {
			throw new RepairRefusedException(Reason.CLOSED);
		}
		if (repair.needsReason() && reason.isBlank()) {
			throw new RepairRefusedException(Reason.NO_REASON);
		}
		if (!offered(finding).contains(repair)) {
			throw new RepairRefusedException(Reason.NOT_OFFERED);
		}
	}

	private void accept(Pair pair, Finding finding, String by, String reason) {
		Examination seen = this.examiner.examine(pair, finding.record());
		note(finding, Repair.ACCEPT, by, reason, (current) -> {
			if (seen.mismatch() == null) {
				book().renew(current, seen);
			}
			else {
				book().accept(current, seen, by, reason);
			}
		});
	}

	/** Reads both sides of a finding again and writes down what is there. */
	Finding checked(Pair pair, String id) {
		Examination seen = this.examiner.examine(pair, current(id).record());
		change(id, (finding) -> book().renew(finding, seen));
		return current(id);
	}

	private void note(Finding finding, Repair repair, String by, String reason, Consumer<Finding> deed) {
		change(finding.id(), (current) -> {
			deed.accept(current);
			this.tables.findings()
				.note(current.id(), new FindingDeed(this.clock.instant(), by, repair.wireName(), reason.strip(), ""));
		});
	}

	/** Changes a finding, unless its report is locked. */
	private void change(String id, Consumer<Finding> deed) {
		this.tables.transaction().executeWithoutResult((status) -> {
			Finding before = current(id);
			if (!this.tables.reports().isOpen(before.pair(), before.day())) {
				throw new RepairRefusedException(Reason.LOCKED);
			}
			deed.accept(this.tables.findings().lock(id).orElseThrow(() -> new RepairRefusedException(Reason.GONE)));
		});
	}

	@Override
	public void lock(String pair, LocalDate day, String by) {
		new Locking(this.tables, this.clock).lock(pair(pair), day, by, Duration.ZERO);
	}

	@Override
	public void compareSoon(String pair, LocalDate day) {
		this.tables.reports().begin(pair(pair).name(), day);
		if (!this.tables.reports().find(pair, day).map(DayReport::isLocked).orElse(false)) {
			this.tables.reports().ask(pair, day, this.clock.instant());
			return;
		}
		throw new RepairRefusedException(Reason.LOCKED);
	}

	private Finding current(String id) {
		return this.tables.findings().find(id).orElseThrow(() -> new RepairRefusedException(Reason.GONE));
	}

	private Pair pair(String name) {
		return this.pairs.find(name).orElseThrow(() -> new RepairRefusedException(Reason.GONE));
	}

	private FindingBook book() {
		return new FindingBook(this.tables.findings());
	}

}
