package io.serai.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import io.serai.canonical.RecordKey;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what examinations showed: opens, renews, closes and reopens findings. Its
 * caller has a transaction in which the day's report is known not to be locked.
 */
final class FindingBook {

	/** Who did what the hub did by itself. */
	static final String HUB = "serai";

	private static final Duration CHECKED_FOR = Duration.ofMinutes(30);

	private static final Duration CHECKED_EVERY = Duration.ofSeconds(20);

	private final FindingTable table;

	FindingBook(FindingTable table) {
		this.table = table;
	}

	/** Writes down a mismatch that had no finding yet. */
	void open(Pair pair, LocalDate day, RecordKey record, int hour, Examination seen) {
		Mismatch mismatch = seen.mismatch();
		if (mismatch != null) {
			Finding found = new Finding(UUID.randomUUID().toString(), pair.name(), day, record, mismatch.kind(),
					firstState(pair, seen), hour, mismatch.differences(), seen.left().all(), seen.right().all(),
					seen.at(), seen.at(), null, null, null, null, null);
			Finding kept = acceptedBefore(found, seen).orElse(found);
			this.table.insert(kept);
			if (kept.state() == FindingState.IN_TRANSIT && seen.state() == FindingState.OPEN) {
				this.table.checkAt(kept.id(), seen.at().plus(pair.settle()));
			}
		}
	}

	/**
	 * Where a system does not say when a level changed, it may have been just now: it is
	 * read again before anybody is troubled.
	 */
	private static FindingState firstState(Pair pair, Examination seen) {
		boolean isTold = Stream.concat(seen.left().all().stream(), seen.right().all().stream())
			.allMatch((document) -> document.changedAt() != null || document.at() != null);
		return (pair.isSnapshot() && !isTold && pair.settle().isPositive()) ? FindingState.IN_TRANSIT : seen.state();
	}

	/** What stands from day to day is accepted once, and not every day anew. */
	private Optional<Finding> acceptedBefore(Finding finding, Examination seen) {
		if (!finding.record().kind().stands()) {
			return Optional.empty();
		}
		return this.table.lastAccepted(finding.pair(), finding.record())
			.filter((accepted) -> !accepted.id().equals(finding.id()) && accepted.isAcceptedAs(seen))
			.map((accepted) -> with(finding, seen, FindingState.CLOSED, null, null, Closing.ACCEPTED,
					accepted.closedBy(), accepted.reason()));
	}

	/**
	 * Writes down what was seen of a record that has a finding; what was seen before it
	 * was last read is old news.
	 */
	Finding renew(Finding finding, Examination seen) {
		if (seen.at().isBefore(finding.seenAt())) {
			return finding;
		}
		if (finding.isClosed()) {
			return (seen.mismatch() == null || finding.isAcceptedAs(seen)) ? finding : reopen(finding, seen);
		}
		return (seen.mismatch() == null) ? close(finding, seen) : renewed(finding, seen);
	}

	/** A person takes what differs as it is. */
	void accept(Finding finding, Examination seen, String by, String reason) {
		Finding now = with(finding, seen, FindingState.CLOSED, finding.repairedBy(), finding.repairedAt(),
				Closing.ACCEPTED, by, reason);
		this.table.update(now);
		this.table.checkAt(finding.id(), null);
		this.table.checkOthers(now, seen.at());
	}

	/** A person had it repaired; both sides are read again until they agree. */
	void repaired(Finding finding, Instant at, String by) {
		Finding now = new Finding(finding.id(), finding.pair(), finding.day(), finding.record(), finding.kind(),
				finding.state(), finding.hour(), finding.differences(), finding.left(), finding.right(),
				finding.foundAt(), finding.seenAt(), by, at, null, null, null);
		this.table.update(now);
		this.table.checkAt(finding.id(), at.plus(Duration.ofSeconds(1)));
	}

	private Finding close(Finding finding, Examination seen) {
		boolean repaired = finding.repairedBy() != null;
		String by = repaired ? String.valueOf(finding.repairedBy()) : HUB;
		Finding now = with(finding, seen, FindingState.CLOSED, finding.repairedBy(), finding.repairedAt(),
				repaired ? Closing.REPAIRED : Closing.AGREES, by, null);
		this.table.update(now);
		this.table.checkAt(finding.id(), null);
		this.table.checkOthers(now, seen.at());
		this.table.note(finding.id(), new FindingDeed(seen.at(), HUB, "closed", "", now.closing() + ""));
		return now;
	}

	private Finding reopen(Finding finding, Examination seen) {
		Finding now = with(finding, seen, seen.state(), null, null, null, null, null);
		this.table.update(now);
		this.table.note(finding.id(), new FindingDeed(seen.at(), HUB, "reopened", "", ""));
		return now;
	}

	private Finding renewed(Finding finding, Examination seen) {
		Optional<Finding> accepted = acceptedBefore(finding, seen);
		if (accepted.isPresent()) {
			this.table.update(accepted.get());
			this.table.checkAt(finding.id(), null);
			return accepted.get();
		}
		Finding now = with(finding, seen, seen.state(), finding.repairedBy(), finding.repairedAt(), null, null, null);
		this.table.update(now);
		this.table.checkAt(finding.id(), nextCheck(finding, seen.at()).orElse(null));
		return now;
	}

	private static Optional<Instant> nextCheck(Finding finding, Instant now) {
		return Optional.ofNullable(finding.repairedAt())
			.filter((at) -> at.plus(CHECKED_FOR).isAfter(now))
			.map((at) -> now.plus(at.plusSeconds(30).isAfter(now) ? Duration.ofSeconds(2) : CHECKED_EVERY));
	}

	private static Finding with(Finding finding, Examination seen, FindingState state, @Nullable String repairedBy,
			@Nullable Instant repairedAt, @Nullable Closing closing, @Nullable String closedBy,
			@Nullable String reason) {
		Mismatch mismatch = (seen.mismatch() != null) ? seen.mismatch()
				: new Mismatch(finding.kind(), finding.differences());
		return new Finding(finding.id(), finding.pair(), finding.day(), finding.record(), mismatch.kind(), state,
				finding.hour(), mismatch.differences(), seen.left().all(), seen.right().all(), finding.foundAt(),
				seen.at(), repairedBy, repairedAt, closing, closedBy, reason);
	}

}
