package io.serai.messagestore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveredVersions;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The table {@code delivery}: where each record stands in each flow now.
 */
@Component
class StandingTable implements DeliveredVersions {

	private static final String INSERT = """
			INSERT INTO delivery (message_id, version, state, attempt, delivered_version, updated_at, next_attempt_at,
			failure_class, cause, what, remedy, system, external_id, done_by, external_number, record_key, source, kind,
			flow) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

	private static final String UPDATE = """
			UPDATE delivery SET message_id = ?, version = ?, state = ?, attempt = ?, delivered_version = ?,
			updated_at = ?, next_attempt_at = ?, failure_class = ?, cause = ?, what = ?, remedy = ?, system = ?,
			external_id = ?, done_by = ?, external_number = ? WHERE record_key = ? AND source = ? AND kind = ? AND flow = ?""";

	private static final String SEEN = """
			SELECT CASE WHEN state = 'SKIPPED' THEN version ELSE delivered_version END,
			CASE WHEN state = 'WAITING' THEN version END FROM delivery
			WHERE record_key = ? AND source = ? AND kind = ? AND flow = ?""";

	private static final String NEWEST = """
			SELECT record_key, source, kind, CASE WHEN state = 'SKIPPED' THEN version ELSE delivered_version END AS newest
			FROM delivery WHERE record_key IN (:keys) AND flow = :flow""";

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate named;

	StandingTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.named = new NamedParameterJdbcTemplate(jdbc);
	}

	@Override
	public Optional<String> newest(String flow, RecordKey record) {
		return seen(flow, record).map(Seen::delivered);
	}

	@Override
	public Map<RecordKey, String> newest(String flow, Collection<RecordKey> records) {
		Map<RecordKey, String> found = new HashMap<>();
		if (!records.isEmpty()) {
			Set<String> keys = records.stream().map(RecordKey::key).collect(Collectors.toSet());
			this.named.query(NEWEST, Map.of("flow", flow, "keys", keys), (row) -> {
				RecordKey record = record(row);
				if (row.getString("newest") != null && records.contains(record)) {
					found.put(record, row.getString("newest"));
				}
			});
		}
		return found;
	}

	@Override
	public Optional<Seen> seen(String flow, RecordKey record) {
		return this.jdbc
			.query(SEEN, (row, number) -> new Seen(row.getString(1), row.getString(2)), record.key(), record.source(),
					record.kind().wireName(), flow)
			.stream()
			.findFirst();
	}

	/**
	 * Applies events to what is there. Rows are locked until the transaction ends, so
	 * that two nodes do not undo each other.
	 */
	void apply(List<DeliveryEvent> events) {
		if (events.isEmpty()) {
			return;
		}
		Map<Place, Standing> standings = new LinkedHashMap<>();
		of(events.stream().map(DeliveryEvent::record).collect(Collectors.toSet()), " FOR UPDATE").forEach(
				(placed) -> standings.put(new Place(placed.standing().flow(), placed.record()), placed.standing()));
		Set<Place> present = Set.copyOf(standings.keySet());
		Set<Place> touched = new HashSet<>();
		events.forEach((event) -> {
			Place place = new Place(event.flow(), event.record());
			standings.compute(place, (p, before) -> NextStanding.after(before, event));
			touched.add(place);
		});
		store(standings, touched, present);
	}

	/**
	 * Returns where records stand, by flow.
	 */
	List<Placed> of(Collection<RecordKey> records) {
		return of(records, " ORDER BY flow");
	}

	private List<Placed> of(Collection<RecordKey> records, String suffix) {
		Set<String> keys = records.stream().map(RecordKey::key).collect(Collectors.toSet());
		if (keys.isEmpty()) {
			return List.of();
		}
		return this.named
			.query("SELECT * FROM delivery WHERE record_key IN (:keys)" + suffix, Map.of("keys", keys),
					(row, number) -> placed(row))
			.stream()
			.filter((placed) -> records.contains(placed.record()))
			.toList();
	}

	static Placed placed(ResultSet row) throws SQLException {
		return new Placed(record(row), standing(row));
	}

	private static RecordKey record(ResultSet row) throws SQLException {
		return new RecordKey(RecordKind.of(row.getString("kind")), row.getString("source"),
				row.getString("record_key"));
	}

	private static Standing standing(ResultSet row) throws SQLException {
		return new Standing(row.getString("flow"), row.getString("message_id"), row.getString("version"),
				DeliveryState.valueOf(row.getString("state")), row.getInt("attempt"),
				row.getString("delivered_version"), Times.instant(row, "updated_at"),
				Times.instantOrNull(row, "next_attempt_at"), row.getString("failure_class"), row.getString("cause"),
				row.getString("what"), row.getString("remedy"), row.getString("system"), row.getString("external_id"),
				row.getString("done_by"), row.getString("external_number"));
	}

	private void store(Map<Place, Standing> standings, Set<Place> touched, Set<Place> present) {
		List<Object[]> updates = new ArrayList<>();
		List<Object[]> inserts = new ArrayList<>();
		standings.keySet().retainAll(touched);
		standings
			.forEach((place, standing) -> (present.contains(place) ? updates : inserts).add(columns(place, standing)));
		if (!updates.isEmpty()) {
			this.jdbc.batchUpdate(UPDATE, updates);
		}
		if (!inserts.isEmpty()) {
			this.jdbc.batchUpdate(INSERT, inserts);
		}
	}

	private static Object[] columns(Place place, Standing standing) {
		RecordKey record = place.record();
		return new Object[] { standing.messageId(), standing.version(), standing.state().name(), standing.attempt(),
				standing.deliveredVersion(), Times.column(standing.updatedAt()),
				Times.columnOrNull(standing.nextAttemptAt()), standing.failureClass(), standing.cause(),
				standing.what(), standing.remedy(), standing.system(), standing.externalId(), standing.by(),
				standing.externalNumber(), record.key(), record.source(), record.kind().wireName(), place.flow() };
	}

	/**
	 * A standing and the record that it is about.
	 */
	record Placed(RecordKey record, Standing standing) {
	}

	private record Place(String flow, RecordKey record) {
	}

}
