package io.serai.system.write;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code once_only_call}: which calls that must not run twice were begun, and
 * which ended. On disk before the call is sent, so that a call without a mark was never
 * sent, whatever died in between.
 */
public final class OnceOnlyMarks {

	private static final String PLACE = " WHERE record_key = ? AND source = ? AND kind = ? AND flow = ?"
			+ " AND step = ? AND system = ? AND operation = ?";

	private final JdbcTemplate jdbc;

	private final Clock clock;

	public OnceOnlyMarks(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Mark> find(OnceOnlyPlace place) {
		return this.jdbc
			.query("SELECT version, asked_by, ended_at, external_id FROM once_only_call" + PLACE,
					(row, number) -> mark(row), place.columns())
			.stream()
			.findFirst();
	}

	/** Marks the call as begun, over an earlier mark. */
	void begin(OnceOnlyPlace place, String version, @Nullable String askedBy) {
		Timestamp now = Timestamp.from(this.clock.instant());
		int marked = this.jdbc.update("""
				UPDATE once_only_call SET version = ?, asked_by = ?, begun_at = ?, ended_at = NULL, external_id = NULL
				""" + PLACE, with(place, version, askedBy, now));
		if (marked == 0) {
			this.jdbc.update("""
					INSERT INTO once_only_call (version, asked_by, begun_at, record_key, source, kind, flow, step,
					system, operation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", with(place, version, askedBy, now));
		}
	}

	/** Marks the call as ended: it took effect. */
	void end(OnceOnlyPlace place, String version, @Nullable String externalId) {
		this.jdbc.update("UPDATE once_only_call SET version = ?, external_id = ?, ended_at = ?" + PLACE,
				with(place, version, externalId, Timestamp.from(this.clock.instant())));
	}

	/** Takes the mark away: the call did not take effect. */
	void remove(OnceOnlyPlace place) {
		this.jdbc.update("DELETE FROM once_only_call" + PLACE, place.columns());
	}

	private static Object[] with(OnceOnlyPlace place, @Nullable Object... values) {
		List<@Nullable Object> all = new ArrayList<>();
		Collections.addAll(all, values);
		Collections.addAll(all, place.columns());
		return all.toArray();
	}

	private static Mark mark(ResultSet row) throws SQLException {
		return new Mark(row.getString(1), row.getString(2), row.getTimestamp(3) != null, row.getString(4));
	}

	/**
	 * A call that was begun.
	 *
	 * @param askedBy the person's ruling on which it was begun; null if it was the first
	 * @param ended whether it is known to have taken effect
	 * @param externalId the record's id in the system; null if not known
	 */
	record Mark(String version, @Nullable String askedBy, boolean ended, @Nullable String externalId) {
	}

}
