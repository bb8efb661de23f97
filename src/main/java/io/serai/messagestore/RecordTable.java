package io.serai.messagestore;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.serai.canonical.RecordKey;
import io.serai.delivery.StoredRecord;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The tables {@code record} and {@code record_body}: every accepted version, once.
 */
@Component
class RecordTable {

	/** H2 takes no more than 1 MiB a value. */
	private static final int PART = 512 * 1024;

	private static final String INSERT = """
			INSERT INTO record (message_id, kind, source, record_key, version, via, received_at)
			VALUES (?, ?, ?, ?, ?, ?, ?)""";

	private static final String INSERT_BODY = """
			INSERT INTO record_body (message_id, part, body, stored_at) VALUES (?, ?, ?, ?)""";

	private static final String OF_RECORD = """
			SELECT message_id, version, via, received_at,
			EXISTS (SELECT 1 FROM record_body b WHERE b.message_id = r.message_id) AS body_kept
			FROM record r WHERE record_key = ? AND source = ? AND kind = ?
			ORDER BY received_at DESC FETCH FIRST ? ROWS ONLY""";

	private final JdbcTemplate jdbc;

	private final NamedParameterJdbcTemplate named;

	RecordTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
		this.named = new NamedParameterJdbcTemplate(jdbc);
	}

	/**
	 * Adds the records that are not there yet.
	 * @return those
	 */
	List<StoredRecord> add(List<StoredRecord> batch) {
		Map<String, StoredRecord> byId = new LinkedHashMap<>();
		batch.forEach((record) -> byId.putIfAbsent(record.messageId(), record));
		byId.keySet().removeAll(known(byId.keySet()));
		List<StoredRecord> fresh = List.copyOf(byId.values());
		if (!fresh.isEmpty()) {
			this.jdbc.batchUpdate(INSERT, fresh.stream().map(RecordTable::columns).toList());
			this.jdbc.batchUpdate(INSERT_BODY, fresh.stream().flatMap((record) -> parts(record).stream()).toList());
		}
		return fresh;
	}

	/**
	 * Returns the newest accepted versions of a record, newest first.
	 */
	List<JourneyStep.Accepted> of(RecordKey record, int limit) {
		return this.jdbc.query(OF_RECORD,
				(row, number) -> new JourneyStep.Accepted(row.getString("message_id"), row.getString("version"),
						row.getString("via"), Times.instant(row, "received_at"), row.getBoolean("body_kept")),
				record.key(), record.source(), record.kind().wireName(), limit);
	}

	Optional<byte[]> body(String messageId) {
		List<byte[]> parts = this.jdbc.queryForList("SELECT body FROM record_body WHERE message_id = ? ORDER BY part",
				byte[].class, messageId);
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		parts.forEach(body::writeBytes);
		return parts.isEmpty() ? Optional.empty() : Optional.of(body.toByteArray());
	}

	private Set<String> known(Set<String> ids) {
		return new HashSet<>(this.named.queryForList("SELECT message_id FROM record WHERE message_id IN (:ids)",
				Map.of("ids", ids), String.class));
	}

	private static Object[] columns(StoredRecord record) {
		return new Object[] { record.messageId(), record.record().kind().wireName(), record.record().source(),
				record.record().key(), record.version(), record.via(), Times.column(record.receivedAt()) };
	}

	private static List<Object[]> parts(StoredRecord record) {
		List<Object[]> parts = new ArrayList<>();
		byte[] body = record.body();
		int number = 0;
		do {
			int from = number * PART;
			byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + PART));
			parts.add(new Object[] { record.messageId(), number, part, Times.column(record.receivedAt()) });
			number++;
		}
		while (number * PART < body.length);
		return parts;
	}

}
