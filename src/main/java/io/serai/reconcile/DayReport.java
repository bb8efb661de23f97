package io.serai.reconcile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What two systems had of one business day, as last compared.
 *
 * @param pair name of the pair
 * @param day the business day
 * @param ranAt when all of both was last read, UTC; null if it never was
 * @param triedAt when that was last tried, UTC; null if it never was
 * @param trouble why the last attempt did not read all; null if it did
 * @param remedy what a person can do about it; null as above
 * @param again when it is read again by itself after that, UTC; null if it is not, or has
 * its usual turn
 * @param notDue how many records the left has that the right need not have
 * @param unlisted findings beyond those that are kept one by one
 * @param lockedAt when the report was locked, UTC; null if it is not
 * @param lockedBy the person, or {@code serai}; null as above
 * @param seal fingerprint of the locked report; null as above
 * @param sums what each side has, by hour
 * @param open how many findings need a person, by kind
 * @param inTransit how many records are on their way
 * @param closed how many findings are closed
 */
public record DayReport(String pair, LocalDate day, @Nullable Instant ranAt, @Nullable Instant triedAt,
		@Nullable String trouble, @Nullable String remedy, @Nullable Instant again, long notDue, long unlisted,
		@Nullable Instant lockedAt, @Nullable String lockedBy, @Nullable String seal, List<Sum> sums,
		Map<FindingKind, Long> open, long inTransit, long closed) {

	public DayReport {
		sums = List.copyOf(sums);
		open = Map.copyOf(open);
	}

	public boolean isLocked() {
		return this.lockedAt != null;
	}

	/** Whether the last attempt read all that both have. */
	public boolean isComplete() {
		return this.ranAt != null && this.trouble == null;
	}

	/** Returns how many findings need a person. */
	public long openAll() {
		return this.unlisted + this.open.values().stream().mapToLong(Long::longValue).sum();
	}

	/** Returns how many findings of a kind need a person. */
	public long openOf(FindingKind kind) {
		return this.open.getOrDefault(kind, 0L);
	}

	/** Returns how many records a side has. */
	public long records(Side side) {
		return this.sums.stream().filter((sum) -> sum.side() == side).mapToLong(Sum::records).sum();
	}

	/** Returns what a side has, by currency; quantities under an empty one. */
	public SortedMap<String, BigDecimal> amounts(Side side) {
		SortedMap<String, BigDecimal> amounts = new TreeMap<>();
		this.sums.stream()
			.filter((sum) -> sum.side() == side && (!sum.currency().isEmpty() || sum.amount().signum() != 0))
			.forEach((sum) -> amounts.merge(sum.currency(), sum.amount(), BigDecimal::add));
		return amounts;
	}

	/** Whether nothing stands in the way of locking it, but the day itself. */
	boolean isSettled() {
		return isComplete() && !isLocked() && openAll() == 0 && this.inTransit == 0;
	}

}
