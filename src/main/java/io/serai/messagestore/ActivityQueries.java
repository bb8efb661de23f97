package io.serai.messagestore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.TimeOrderedId;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lists what the figures count.
 */
@Component
class ActivityQueries {

	/** Ids grow with the time, so that an index of times is not needed. */
	private static final String EVENTS = """
			SELECT * FROM delivery_event WHERE id >= ? AND happened_at >= ? AND flow = ? AND state = ?
			ORDER BY id DESC FETCH FIRST ? ROWS ONLY""";

	private static final String RECEIVED = """
			SELECT * FROM record WHERE received_at >= ? AND kind = ?
			ORDER BY received_at DESC FETCH FIRST ? ROWS ONLY""";

	/** By kind, since the index of records begins with it. */
	private static final String FETCHED = """
			SELECT * FROM record WHERE received_at >= ? AND kind IN (%s) AND via = ?
			ORDER BY received_at DESC FETCH FIRST ? ROWS ONLY""".formatted(Arrays.stream(RecordKind.values())
		.map((kind) -> "'" + kind.wireName() + "'")
		.collect(Collectors.joining(", ")));

	private static final String TRIED = """
			SELECT r.* FROM delivery d JOIN record r ON r.message_id = d.message_id
			WHERE d.flow = ? AND d.state IN ('WAITING', 'RETRYING')
			ORDER BY r.received_at FETCH FIRST ? ROWS ONLY""";

	/** The newest first, of these as many as wait, of these the oldest first. */
	private static final String UNTOUCHED = """
			SELECT * FROM (SELECT * FROM
			(SELECT * FROM record WHERE kind = ? ORDER BY received_at DESC FETCH FIRST ? ROWS ONLY) r
			WHERE NOT EXISTS (SELECT 1 FROM delivery d
			WHERE d.record_key = r.record_key AND d.source = r.source AND d.kind = r.kind AND d.flow = ?
			AND d.updated_at >= r.received_at)
			ORDER BY received_at DESC FETCH FIRST ? ROWS ONLY) w
			ORDER BY received_at FETCH FIRST ? ROWS ONLY""";

	/** Other keys may have gone on meanwhile. */
	private static final int SETTLED_AMONG_THEM = 1_000;

	private final JdbcTemplate jdbc;

	ActivityQueries(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	List<DeliveryEvent> events(String flow, DeliveryState state, Instant since, int limit) {
		return this.jdbc.query(EVENTS, (row, number) -> EventTable.event(row), TimeOrderedId.first(since),
				Times.column(since), flow, state.name(), limit);
	}

	List<Received> received(RecordKind kind, Instant since, int limit) {
		return this.jdbc.query(RECEIVED, (row, number) -> record(row), Times.column(since), kind.wireName(), limit);
	}

	List<Received> fetched(String flow, Instant since, int limit) {
		return this.jdbc.query(FETCHED, (row, number) -> record(row), Times.column(since), flow, limit);
	}

	/**
	 * Returns what a flow has tried and will try again, oldest first.
	 */
	List<Received> tried(String flow, int limit) {
		return this.jdbc.query(TRIED, (row, number) -> record(row), flow, limit);
	}

	/**
	 * Returns what a flow has not come to, oldest first.
	 * @param waiting how many there are at most
	 */
	List<Received> untouched(String flow, RecordKind kind, int waiting, int limit) {
		return this.jdbc.query(UNTOUCHED, (row, number) -> record(row), kind.wireName(),
				2 * waiting + SETTLED_AMONG_THEM, flow, waiting, limit);
	}

	private static Received record(ResultSet row) throws SQLException {
		RecordKey record = new RecordKey(RecordKind.of(row.getString("kind")), row.getString("source"),
				row.getString("record_key"));
		return new Received(record, row.getString("message_id"), row.getString("version"), row.getString("via"),
				Times.instant(row, "received_at"));
	}

}
