package io.serai.messagestore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The table {@code delivery_event}: every step of every delivery, once.
 */
@Component
class EventTable {

	private static final String INSERT = """
			INSERT INTO delivery_event (id, message_id, flow, kind, source, record_key, version, state, attempt,
			happened_at, took_millis, next_attempt_at, failure_class, cause, what, remedy, system, external_id, done_by,
			external_number) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String OF_RECORD = """
			SELECT * FROM delivery_event WHERE record_key = ? AND source = ? AND kind = ?
			ORDER BY happened_at DESC, took_millis DESC FETCH FIRST ? ROWS ONLY""";

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate named;

	EventTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.named = new NamedParameterJdbcTemplate(jdbc);
	}

	/**
	 * Adds the events that are not there yet.
	 * @return those, in the given order
	 */
	List<DeliveryEvent> add(List<DeliveryEvent> batch) {
		Map<String, DeliveryEvent> byId = new LinkedHashMap<>();
		batch.forEach((event) -> byId.putIfAbsent(event.id(), event));
		byId.keySet().removeAll(known(byId.keySet()));
		List<DeliveryEvent> fresh = List.copyOf(byId.values());
		if (!fresh.isEmpty()) {
			this.jdbc.batchUpdate(INSERT, fresh.stream().map(EventTable::columns).toList());
		}
		return fresh;
	}

	/**
	 * Returns the newest events of a record, newest first.
	 */
	List<DeliveryEvent> of(RecordKey record, int limit) {
		return this.jdbc.query(OF_RECORD, (row, number) -> event(row), record.key(), record.source(),
				record.kind().wireName(), limit);
	}

	private Set<String> known(Set<String> ids) {
		return new HashSet<>(this.named.queryForList("SELECT id FROM delivery_event WHERE id IN (:ids)",
				Map.of("ids", ids), String.class));
	}

	private static Object[] columns(DeliveryEvent event) {
		RecordKey record = event.record();
		return new Object[] { event.id(), event.messageId(), event.flow(), record.kind().wireName(), record.source(),
				record.key(), event.version(), event.state().name(), event.attempt(), Times.column(event.at()),
				event.tookMillis(), Times.columnOrNull(event.nextAttemptAt()), event.failureClass(), event.cause(),
				event.what(), event.remedy(), event.system(), event.externalId(), event.by(), event.externalNumber() };
	}

	static DeliveryEvent event(ResultSet row) throws SQLException {
		RecordKey record = new RecordKey(RecordKind.of(row.getString("kind")), row.getString("source"),
				row.getString("record_key"));
		return new DeliveryEvent(row.getString("id"), row.getString("message_id"), row.getString("flow"), record,
				row.getString("version"), DeliveryState.valueOf(row.getString("state")), row.getInt("attempt"),
				Times.instant(row, "happened_at"), row.getLong("took_millis"),
				Times.instantOrNull(row, "next_attempt_at"), row.getString("failure_class"), row.getString("cause"),
				row.getString("what"), row.getString("remedy"), row.getString("system"), row.getString("external_id"),
				row.getString("done_by"), row.getString("external_number"));
	}

}
