package io.serai.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import io.serai.canonical.Alert.Cause;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code alert}: one row a trouble. A row stays when its trouble is over, so
 * that one that comes and goes is told no oftener than one that lasts.
 */
@Repository
class AlertTable {

	private final JdbcTemplate jdbc;

	AlertTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Opens it, opens it again, or says that it lasts. */
	void seen(Trouble trouble, Instant now) {
		int lasts = this.jdbc.update(
				"UPDATE alert SET subject_count = ?, about = ? WHERE alert_key = ? AND ended_at IS NULL",
				trouble.count(), trouble.about(), trouble.key());
		if (lasts == 0 && again(trouble, now) == 0) {
			insert(trouble, now);
		}
	}

	private int again(Trouble trouble, Instant now) {
		return this.jdbc.update("""
				UPDATE alert SET subject_count = ?, about = ?, since = ?, ended_at = NULL, noted_by = NULL, note = NULL
				WHERE alert_key = ?""", trouble.count(), trouble.about(), Timestamp.from(now), trouble.key());
	}

	private void insert(Trouble trouble, Instant now) {
		try {
			this.jdbc.update("""
					INSERT INTO alert (alert_key, cause, subject, about, subject_count, since, told_times)
					VALUES (?, ?, ?, ?, ?, ?, 0)""", trouble.key(), trouble.cause().wireName(), trouble.subject(),
					trouble.about(), trouble.count(), Timestamp.from(now));
		}
		catch (DuplicateKeyException ex) {
			// Another node has seen it at the same moment.
		}
	}

	void over(String key, Instant now) {
		this.jdbc.update("UPDATE alert SET ended_at = ? WHERE alert_key = ? AND ended_at IS NULL", Timestamp.from(now),
				key);
	}

	/** Returns those that are not over, the youngest first. */
	List<OpenAlert> open() {
		return this.jdbc.query("""
				SELECT alert_key, cause, subject, about, subject_count, since, told_at, told_times, noted_by, note
				FROM alert WHERE ended_at IS NULL ORDER BY since DESC, alert_key""", (row, number) -> alert(row));
	}

	/** Only once for each message, however many nodes have published it. */
	void told(String key, long times, Instant now) {
		this.jdbc.update("UPDATE alert SET told_at = ?, told_times = ? WHERE alert_key = ? AND told_times < ?",
				Timestamp.from(now), times, key, times);
	}

	boolean note(String key, String by, String note) {
		return this.jdbc.update("UPDATE alert SET noted_by = ?, note = ? WHERE alert_key = ? AND ended_at IS NULL", by,
				note, key) == 1;
	}

	private static OpenAlert alert(ResultSet row) throws SQLException {
		return new OpenAlert(row.getString("alert_key"), cause(row.getString("cause")), row.getString("subject"),
				row.getString("about"), row.getLong("subject_count"), row.getTimestamp("since").toInstant(),
				instant(row.getTimestamp("told_at")), row.getLong("told_times"), row.getString("noted_by"),
				row.getString("note"));
	}

	private static @Nullable Instant instant(@Nullable Timestamp time) {
		return (time != null) ? time.toInstant() : null;
	}

	private static Cause cause(String wireName) {
		return Arrays.stream(Cause.values())
			.filter((cause) -> cause.wireName().equals(wireName))
			.findFirst()
			.orElseThrow();
	}

}
