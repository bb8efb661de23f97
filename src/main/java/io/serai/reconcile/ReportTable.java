package io.serai.reconcile;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serai.failure.Failure;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables {@code reconciliation} and {@code reconciliation_sum}. Whoever changes
 * anything of a day asks {@link #isOpen} first, in the same transaction.
 */
final class ReportTable {

	private static final String OF_DAY = "SELECT * FROM reconciliation WHERE pair = ? AND for_day = ?";

	private final JdbcTemplate jdbc;

	ReportTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Makes sure that there is a row. */
	void begin(String pair, LocalDate day) {
		this.jdbc.update("""
				INSERT INTO reconciliation (pair, for_day, not_due, unlisted)
				SELECT ?, CAST(? AS DATE), 0, 0 WHERE NOT EXISTS
				(SELECT 1 FROM reconciliation WHERE pair = ? AND for_day = ?)""", pair, day, pair, day);
	}

	/** Tells whether the report may change, and keeps others from it until the end. */
	boolean isOpen(String pair, LocalDate day) {
		return this.jdbc
			.query("SELECT locked_at FROM reconciliation WHERE pair = ? AND for_day = ? FOR UPDATE",
					(row, number) -> row.getObject(1) == null, pair, day)
			.stream()
			.allMatch((open) -> open);
	}

	void ran(String pair, LocalDate day, Instant at, long notDue, long unlisted, List<Sum> sums) {
		this.jdbc.update("""
				UPDATE reconciliation SET ran_at = ?, tried_at = ?, asked_at = NULL, trouble = NULL, remedy = NULL,
				failed_times = 0, next_try_at = NULL, not_due = ?, unlisted = ? WHERE pair = ? AND for_day = ?""",
				Moments.column(at), Moments.column(at), notDue, unlisted, pair, day);
		this.jdbc.update("DELETE FROM reconciliation_sum WHERE pair = ? AND for_day = ?", pair, day);
		this.jdbc.batchUpdate("""
				INSERT INTO reconciliation_sum (pair, for_day, in_hour, side, currency, records, amount)
				VALUES (?, ?, ?, ?, ?, ?, ?)""",
				sums.stream()
					.map((sum) -> new Object[] { pair, day, sum.hour(), sum.side().name(), sum.currency(),
							sum.records(), sum.amount().toPlainString() })
					.toList());
	}

	/**
	 * What was found on a day that is over was read again. If the day was never read as a
	 * whole, it stays so.
	 */
	void lookedAgain(String pair, LocalDate day, Instant at) {
		this.jdbc.update("""
				UPDATE reconciliation SET tried_at = ?, asked_at = NULL, failed_times = 0, next_try_at = NULL,
				trouble = CASE WHEN ran_at IS NULL THEN trouble END, remedy = CASE WHEN ran_at IS NULL THEN remedy END
				WHERE pair = ? AND for_day = ? AND locked_at IS NULL""", Moments.column(at), pair, day);
	}

	/**
	 * Keeps what was known; says that it is not all.
	 * @param again when it is read again by itself; null if it is not
	 */
	void failed(String pair, LocalDate day, Instant at, Failure why, @Nullable Instant again) {
		this.jdbc.update("""
				UPDATE reconciliation SET tried_at = ?, asked_at = NULL, trouble = ?, remedy = ?,
				failed_times = failed_times + 1, next_try_at = CAST(? AS TIMESTAMP WITH TIME ZONE)
				WHERE pair = ? AND for_day = ? AND locked_at IS NULL""", Moments.column(at), why.what(), why.remedy(),
				Moments.column(again), pair, day);
	}

	void ask(String pair, LocalDate day, Instant at) {
		this.jdbc.update("UPDATE reconciliation SET asked_at = ? WHERE pair = ? AND for_day = ? AND locked_at IS NULL",
				Moments.column(at), pair, day);
	}

	/**
	 * Deletes the days before one with all that belongs to them, except those of which
	 * something is still to be done.
	 * @return how many days of pairs
	 */
	int forgetBefore(LocalDate day) {
		String settled = """
				for_day < ? AND NOT EXISTS (SELECT 1 FROM reconciliation_finding still WHERE still.pair = %1$s.pair
				AND still.for_day = %1$s.for_day AND still.state <> 'CLOSED')""";
		this.jdbc
			.update("DELETE FROM reconciliation_deed WHERE finding IN (SELECT id FROM reconciliation_finding WHERE "
					+ settled.formatted("reconciliation_finding") + ")", day);
		this.jdbc.update("DELETE FROM reconciliation_sum WHERE " + settled.formatted("reconciliation_sum"), day);
		int days = this.jdbc.update("DELETE FROM reconciliation WHERE " + settled.formatted("reconciliation"), day);
		this.jdbc.update("""
				DELETE FROM reconciliation_finding WHERE for_day < ? AND NOT EXISTS (SELECT 1 FROM reconciliation
				WHERE reconciliation.pair = reconciliation_finding.pair
				AND reconciliation.for_day = reconciliation_finding.for_day)""", day);
		return days;
	}

	/** Returns the days that people want compared now. */
	List<LocalDate> asked(String pair) {
		return this.jdbc.queryForList(
				"SELECT for_day FROM reconciliation WHERE pair = ? AND asked_at IS NOT NULL AND locked_at IS NULL",
				LocalDate.class, pair);
	}

	void lock(String pair, LocalDate day, Instant at, String by, String seal) {
		this.jdbc.update("""
				UPDATE reconciliation SET locked_at = ?, locked_by = ?, seal = ?
				WHERE pair = ? AND for_day = ? AND locked_at IS NULL""", Moments.column(at), by, seal, pair, day);
	}

	/** Returns when a day was last tried; empty if it is not locked and never was. */
	Optional<Turn> turn(String pair, LocalDate day) {
		return this.jdbc
			.query(OF_DAY,
					(row, number) -> new Turn(Moments.of(row, "tried_at"), row.getInt("failed_times"),
							Moments.of(row, "next_try_at"), row.getObject("locked_at") != null),
					pair, day)
			.stream()
			.findFirst();
	}

	Optional<DayReport> find(String pair, LocalDate day) {
		return this.jdbc.query(OF_DAY, ReportTable::row, pair, day).stream().findFirst().map(this::report);
	}

	/** Returns the reports of all pairs before a day, newest first. */
	List<DayReport> before(LocalDate day, int limit) {
		return this.jdbc
			.query("SELECT * FROM reconciliation WHERE for_day < ? ORDER BY for_day DESC, pair FETCH FIRST ? ROWS ONLY",
					ReportTable::row, day, limit)
			.stream()
			.map(this::report)
			.toList();
	}

	private static Row row(ResultSet row, int number) throws SQLException {
		return new Row(row.getString("pair"), row.getObject("for_day", LocalDate.class), Moments.of(row, "ran_at"),
				Moments.of(row, "tried_at"), row.getString("trouble"), row.getString("remedy"),
				Moments.of(row, "next_try_at"), row.getLong("not_due"), row.getLong("unlisted"),
				Moments.of(row, "locked_at"), row.getString("locked_by"), row.getString("seal"));
	}

	/**
	 * Asks for the rest only once the rows are read: else it would take a second
	 * connection.
	 */
	private DayReport report(Row row) {
		Map<FindingKind, Long> open = new EnumMap<>(FindingKind.class);
		Map<FindingState, Long> states = new EnumMap<>(FindingState.class);
		this.jdbc.query("""
				SELECT kind, state, COUNT(*) FROM reconciliation_finding
				WHERE pair = ? AND for_day = ? GROUP BY kind, state""", (count) -> {
			FindingState state = FindingState.valueOf(count.getString(2));
			states.merge(state, count.getLong(3), Long::sum);
			if (state == FindingState.OPEN) {
				open.put(FindingKind.valueOf(count.getString(1)), count.getLong(3));
			}
		}, row.pair(), row.day());
		return new DayReport(row.pair(), row.day(), row.ranAt(), row.triedAt(), row.trouble(), row.remedy(),
				row.again(), row.notDue(), row.unlisted(), row.lockedAt(), row.lockedBy(), row.seal(),
				sums(row.pair(), row.day()), open, states.getOrDefault(FindingState.IN_TRANSIT, 0L),
				states.getOrDefault(FindingState.CLOSED, 0L));
	}

	private List<Sum> sums(String pair, LocalDate day) {
		return this.jdbc.query("""
				SELECT in_hour, side, currency, records, amount FROM reconciliation_sum
				WHERE pair = ? AND for_day = ? ORDER BY in_hour, side, currency""",
				(row, number) -> new Sum(row.getInt(1), Side.valueOf(row.getString(2)), row.getString(3),
						row.getLong(4), new BigDecimal(row.getString(5))),
				pair, day);
	}

	/**
	 * What decides whether a day is due.
	 *
	 * @param triedAt when it was last tried; null if it never was
	 * @param failures how many attempts did not read all, one after the other
	 * @param again when it is read again after the last of them; null if none failed
	 * @param locked whether it is closed for good
	 */
	record Turn(@Nullable Instant triedAt, int failures, @Nullable Instant again, boolean locked) {

		/**
		 * Whether it is to be read now.
		 * @param turn how long it waits if nothing fails
		 */
		boolean isDue(Instant now, Duration turn) {
			Instant next = (this.again != null) ? this.again : (this.triedAt != null) ? this.triedAt.plus(turn) : now;
			return !this.locked && !next.isAfter(now);
		}

	}

	private record Row(String pair, LocalDate day, @Nullable Instant ranAt, @Nullable Instant triedAt,
			@Nullable String trouble, @Nullable String remedy, @Nullable Instant again, long notDue, long unlisted,
			@Nullable Instant lockedAt, @Nullable String lockedBy, @Nullable String seal) {
	}

}
