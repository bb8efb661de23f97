package io.serai.messagestore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Lists what the figures count.
 */
@Component
class ActivityQueries {

	private static final String EVENTS = """
			SELECT * FROM delivery_event WHERE happened_at >= ? AND flow = ? AND state = ?
			ORDER BY happened_at DESC FETCH FIRST ? ROWS ONLY""";

	private static final String RECEIVED = """
			SELECT * FROM record WHERE received_at >= ? AND kind = ?
			ORDER BY received_at DESC FETCH FIRST ? ROWS ONLY""";

	private static final String WAITING = """
			SELECT * FROM record r WHERE received_at >= ? AND kind = ? AND NOT EXISTS (SELECT 1 FROM delivery d
			WHERE d.record_key = r.record_key AND d.source = r.source AND d.kind = r.kind AND d.flow = ?
			AND d.state NOT IN ('WAITING', 'RETRYING') AND d.updated_at >= r.received_at)
			ORDER BY received_at FETCH FIRST ? ROWS ONLY""";

	private final JdbcTemplate jdbc;

	ActivityQueries(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	List<DeliveryEvent> events(String flow, DeliveryState state, Instant since, int limit) {
		return this.jdbc.query(EVENTS, (row, number) -> EventTable.event(row), Times.column(since), flow, state.name(),
				limit);
	}

	List<Received> received(RecordKind kind, Instant since, int limit) {
		return this.jdbc.query(RECEIVED, (row, number) -> record(row), Times.column(since), kind.wireName(), limit);
	}

	List<Received> waiting(String flow, RecordKind kind, Instant since, int limit) {
		return this.jdbc.query(WAITING, (row, number) -> record(row), Times.column(since), kind.wireName(), flow,
				limit);
	}

	private static Received record(ResultSet row) throws SQLException {
		RecordKey record = new RecordKey(RecordKind.of(row.getString("kind")), row.getString("source"),
				row.getString("record_key"));
		return new Received(record, row.getString("message_id"), row.getString("version"), row.getString("via"),
				Times.instant(row, "received_at"));
	}

}
