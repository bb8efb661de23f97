package io.serai.messagestore;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.StoredRecord;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The table {@code tally}: how many of what happened to whom, per minute.
 */
@Component
class TallyTable {

	/** The measure of accepted records; all others are names of delivery states. */
	static final String RECEIVED = "RECEIVED";

	private static final String UPDATE = """
			UPDATE tally SET amount = amount + ?, last_at = GREATEST(last_at, ?)
			WHERE subject = ? AND measure = ? AND in_minute = ?""";

	private static final String INSERT = """
			INSERT INTO tally (amount, last_at, subject, measure, in_minute) VALUES (?, ?, ?, ?, ?)""";

	private static final String SUMS = """
			SELECT subject, measure, SUM(amount) AS today, MAX(last_at) AS last_at,
			SUM(CASE WHEN in_minute >= ? THEN amount ELSE 0 END) AS last_hour
			FROM tally WHERE in_minute >= ? GROUP BY subject, measure""";

	private final JdbcTemplate jdbc;

	TallyTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	void countEvents(List<DeliveryEvent> events) {
		Map<Cell, Count> counts = new HashMap<>();
		events.forEach((event) -> count(counts, event.flow(), event.state().name(), event.at()));
		add(counts);
	}

	void countRecords(List<StoredRecord> records) {
		Map<Cell, Count> counts = new HashMap<>();
		records.forEach((record) -> count(counts, record.record().kind().wireName(), RECEIVED, record.receivedAt()));
		add(counts);
	}

	/**
	 * Returns the sums per subject and measure.
	 * @param hour where the last hour starts
	 * @param today where the day starts
	 */
	List<Sum> sums(Instant hour, Instant today) {
		return this.jdbc.query(
				SUMS, (row, number) -> new Sum(row.getString("subject"), row.getString("measure"),
						row.getLong("last_hour"), row.getLong("today"), Times.instant(row, "last_at")),
				Times.column(hour), Times.column(today));
	}

	/**
	 * Returns the amounts of one measure per subject in each hour up to now, oldest
	 * first.
	 */
	Map<String, long[]> hours(String measure, Instant now, int hours) {
		Instant start = now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(hours - 1L));
		Map<String, long[]> amounts = new TreeMap<>();
		this.jdbc.query("SELECT subject, in_minute, amount FROM tally WHERE measure = ? AND in_minute >= ?", (row) -> {
			long hour = Duration.between(start, Times.instant(row, "in_minute")).toHours();
			if (hour < hours) {
				amounts.computeIfAbsent(row.getString("subject"), (subject) -> new long[hours])[(int) hour] += row
					.getLong("amount");
			}
		}, measure, Times.column(start));
		return amounts;
	}

	/**
	 * Returns when a measure last grew, per subject.
	 */
	Map<String, Instant> lastOf(String measure, Instant since) {
		Map<String, Instant> last = new TreeMap<>();
		this.jdbc.query("""
				SELECT subject, MAX(last_at) AS last_at FROM tally WHERE measure = ? AND in_minute >= ?
				GROUP BY subject""", (row) -> {
			last.put(row.getString("subject"), Times.instant(row, "last_at"));
		}, measure, Times.column(since));
		return last;
	}

	private static void count(Map<Cell, Count> counts, String subject, String measure, Instant at) {
		Cell cell = new Cell(subject, measure, at.truncatedTo(ChronoUnit.MINUTES));
		counts.merge(cell, new Count(1, at), Count::plus);
	}

	private void add(Map<Cell, Count> counts) {
		List<Object[]> rows = new ArrayList<>();
		counts.forEach((cell, count) -> rows.add(new Object[] { count.amount(), Times.column(count.last()),
				cell.subject(), cell.measure(), Times.column(cell.minute()) }));
		if (rows.isEmpty()) {
			return;
		}
		int[] updated = this.jdbc.batchUpdate(UPDATE, rows);
		List<Object[]> missing = new ArrayList<>();
		for (int i = 0; i < updated.length; i++) {
			if (updated[i] == 0) {
				missing.add(rows.get(i));
			}
		}
		if (!missing.isEmpty()) {
			this.jdbc.batchUpdate(INSERT, missing);
		}
	}

	/**
	 * How often something happened.
	 *
	 * @param lastAt when it last did
	 */
	record Sum(String subject, String measure, long hour, long today, Instant lastAt) {
	}

	private record Cell(String subject, String measure, Instant minute) {
	}

	private record Count(long amount, Instant last) {

		Count plus(Count other) {
			return new Count(this.amount + other.amount, this.last.isAfter(other.last) ? this.last : other.last);
		}

	}

}
