package io.serai.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.serai.canonical.RecordKey;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares one business day of one pair. What seems wrong in the lists of the day is read
 * singly before it is believed: a record may have arrived meanwhile, or be on another
 * day. If a system does not tell all, the report says so and stays as it was.
 */
final class DayRun {

	private static final Logger LOG = LoggerFactory.getLogger(DayRun.class);

	/** More than so many are taken as listed. */
	private static final int READ_SINGLY = 500;

	private final ReconcileSettings settings;

	private final PairReading reading;

	private final Examiner examiner;

	private final ReportTable reports;

	private final FindingTable findings;

	private final TransactionTemplate transaction;

	private final Clock clock;

	DayRun(ReconcileSettings settings, PairReading reading, Examiner examiner, Tables tables, Clock clock) {
		this.settings = settings;
		this.reading = reading;
		this.examiner = examiner;
		this.reports = tables.reports();
		this.findings = tables.findings();
		this.transaction = tables.transaction();
		this.clock = clock;
	}

	/**
	 * Compares the day.
	 * @param goOn asked again and again; false ends it without a result
	 */
	void run(Pair pair, LocalDate day, BooleanSupplier goOn) {
		this.reports.begin(pair.name(), day);
		try {
			if (pair.isSnapshot() && day.isBefore(pair.dayOf(this.clock.instant()))) {
				lookAgain(pair, day, goOn);
			}
			else {
				compareAll(pair, day, goOn);
			}
		}
		catch (HubException ex) {
			failed(pair, day, ex.failure());
			LOG.atWarn()
				.addKeyValue("pair", pair.name())
				.addKeyValue("system", ex.failure().system())
				.addKeyValue("failure", ex.failure().failureClass())
				.log("A day was not compared as a whole; the report says so, it is tried again");
		}
		catch (DataAccessException | TransactionException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// Told in the report, else the day would be tried every few seconds unseen.
			tellFault(pair, ex);
			failed(pair, day,
					Failure.of(FailureClass.BUG,
							"the comparison has a fault of its own: " + ex.getClass().getSimpleName(),
							"Mend the connector, or report it with the log."));
		}
	}

	private void failed(Pair pair, LocalDate day, Failure why) {
		Instant now = this.clock.instant();
		LocalDate today = pair.dayOf(now);
		int failures = this.reports.turn(pair.name(), day).map(ReportTable.Turn::failures).orElse(0) + 1;
		Instant again = now.plus(Rereading.wait(why, failures, this.settings.retry(), this.settings.turn(day, today)));
		boolean hasTurns = this.settings.hasTurns(day, pair.dayOf(again));
		this.reports.failed(pair.name(), day, now, why, hasTurns ? again : null);
	}

	private void compareAll(Pair pair, LocalDate day, BooleanSupplier goOn) {
		BothSides both = this.reading.all(pair, day, this.clock.instant(), this.settings.mostRecords(), goOn);
		Seen seen = compare(pair, day, both, goOn);
		if (goOn.getAsBoolean()) {
			this.transaction.executeWithoutResult((status) -> store(pair, day, both, seen));
		}
	}

	/**
	 * What stood on a day that is over cannot be read any more; what was found then can.
	 */
	private void lookAgain(Pair pair, LocalDate day, BooleanSupplier goOn) {
		Instant at = this.clock.instant();
		FindingBook book = new FindingBook(this.findings);
		List<Finding> longestUnseen = this.findings.of(pair.name(), day)
			.stream()
			.filter((finding) -> !finding.isClosed())
			.sorted(Comparator.comparing(Finding::seenAt))
			.limit(READ_SINGLY)
			.toList();
		for (Finding finding : longestUnseen) {
			if (goOn.getAsBoolean()) {
				Examination seen = this.examiner.examine(pair, finding.record());
				this.transaction.executeWithoutResult((status) -> {
					if (this.reports.isOpen(pair.name(), day)) {
						this.findings.lock(finding.id()).ifPresent((current) -> book.renew(current, seen));
					}
				});
			}
		}
		if (goOn.getAsBoolean()) {
			this.reports.lookedAgain(pair.name(), day, at);
		}
	}

	static void tellFault(Pair pair, RuntimeException ex) {
		LOG.atError()
			.addKeyValue("pair", pair.name())
			.addKeyValue("error", ex.getClass().getName())
			.addKeyValue("at", (ex.getStackTrace().length > 0) ? ex.getStackTrace()[0] : "unknown")
			.log("A comparison has a fault of its own; mend the connector or report it");
	}

	private Seen compare(Pair pair, LocalDate day, BothSides both, BooleanSupplier goOn) {
		Comparison comparison = new Comparison(pair);
		Seen seen = new Seen(new DaySums(pair), new LinkedHashMap<>());
		for (RecordKey record : both.records()) {
			Documents left = both.left(record);
			Documents right = both.right(record);
			seen.sums().add(left, right);
			if (comparison.of(left, right).isPresent()) {
				examine(pair, record, both, seen, goOn);
			}
			else if (left.isThere() && right.all().isEmpty()) {
				seen.notDue++;
			}
		}
		for (Finding finding : this.findings.of(pair.name(), day)) {
			if (!finding.isClosed() && !seen.examined().containsKey(finding.record())) {
				examine(pair, finding.record(), both, seen, goOn);
			}
		}
		return seen;
	}

	private void examine(Pair pair, RecordKey record, BothSides both, Seen seen, BooleanSupplier goOn) {
		boolean singly = seen.examined().size() < READ_SINGLY && goOn.getAsBoolean();
		seen.examined()
			.put(record, singly ? this.examiner.examine(pair, record)
					: this.examiner.judged(pair, record, both.at(), both.left(record), both.right(record)));
	}

	private void store(Pair pair, LocalDate day, BothSides both, Seen seen) {
		if (!this.reports.isOpen(pair.name(), day)) {
			return;
		}
		Map<RecordKey, Finding> known = new HashMap<>();
		this.findings.of(pair.name(), day).forEach((finding) -> known.put(finding.record(), finding));
		FindingBook book = new FindingBook(this.findings);
		long unlisted = 0;
		int listed = known.size();
		for (Map.Entry<RecordKey, Examination> one : seen.examined().entrySet()) {
			Optional<Finding> before = Optional.ofNullable(known.get(one.getKey()));
			if (before.isPresent()) {
				book.renew(before.get(), one.getValue());
			}
			else if (one.getValue().mismatch() != null && listed++ < this.settings.mostFindings()) {
				int hour = seen.sums().hour(one.getValue().left(), one.getValue().right());
				book.open(pair, day, one.getKey(), hour, one.getValue());
			}
			else if (one.getValue().mismatch() != null) {
				unlisted++;
			}
		}
		this.reports.ran(pair.name(), day, both.at(), seen.notDue, unlisted, seen.sums().all());
	}

	/** What one comparison gathers. */
	private static final class Seen {

		private final DaySums sums;

		private final Map<RecordKey, Examination> examined;

		private long notDue;

		Seen(DaySums sums, Map<RecordKey, Examination> examined) {
			this.sums = sums;
			this.examined = examined;
		}

		DaySums sums() {
			return this.sums;
		}

		Map<RecordKey, Examination> examined() {
			return this.examined;
		}

	}

}
