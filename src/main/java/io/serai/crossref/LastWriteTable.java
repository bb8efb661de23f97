package io.serai.crossref;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code last_write}.
 */
final class LastWriteTable {

	private static final String PLACE = " WHERE system = ? AND kind = ? AND record_key = ? AND source = ?";

	private static final String SELECT = "SELECT system, kind, source, record_key, version, fields, told FROM last_write ";

	private final JdbcTemplate jdbc;

	private final Clock clock;

	LastWriteTable(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	boolean hasAny(String system, RecordKind kind) {
		return !this.jdbc
			.queryForList("SELECT record_key FROM last_write WHERE system = ? AND kind = ? LIMIT 1", String.class,
					system, kind.wireName())
			.isEmpty();
	}

	Optional<LastWrite> find(LastWrite.Place place) {
		RecordKey record = place.record();
		return this.jdbc.query(SELECT + "WHERE system = ? AND kind = ? AND record_key = ? AND source = ?",
				(row, number) -> write(row), place.system(), record.kind().wireName(), record.key(), record.source())
			.stream()
			.findFirst();
	}

	/** Returns what was written last under that key, whatever its source. */
	Optional<LastWrite> find(String system, RecordKind kind, String key) {
		return this.jdbc
			.query(SELECT + "WHERE system = ? AND kind = ? AND record_key = ? ORDER BY written_at DESC LIMIT 1",
					(row, number) -> write(row), system, kind.wireName(), key)
			.stream()
			.findFirst();
	}

	/** Stores what was written; what the systems have told stays. */
	void write(List<LastWrite> writes) {
		Timestamp now = now();
		int[] updated = this.jdbc.batchUpdate("UPDATE last_write SET version = ?, fields = ?, written_at = ?" + PLACE,
				writes.stream()
					.map((write) -> columns(write.place(), write.version(), json(write.fields()), now))
					.toList());
		insert(IntStream.range(0, updated.length).filter((at) -> updated[at] == 0).mapToObj(writes::get).toList(), now);
	}

	/**
	 * Stores what a system has told of what was read.
	 * @return false if it has been written or told of since it was read
	 */
	boolean store(LastWrite read, LastWrite after) {
		Object[] place = columns(read.place(), json(after.fields()), json(after.told()));
		Object[] seen = { read.version(), json(read.fields()), json(read.told()) };
		return this.jdbc.update(
				"UPDATE last_write SET fields = ?, told = ?" + PLACE + " AND version = ? AND fields = ? AND told = ?",
				Stream.concat(Arrays.stream(place), Arrays.stream(seen)).toArray()) == 1;
	}

	/** Fails if another node inserts one of them at the same moment; then they wait. */
	private void insert(List<LastWrite> writes, Timestamp now) {
		this.jdbc.batchUpdate("""
				INSERT INTO last_write (version, fields, told, written_at, system, kind, record_key, source)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", writes.stream()
			.map((write) -> columns(write.place(), write.version(), json(write.fields()), json(write.told()), now))
			.toList());
	}

	private static Object[] columns(LastWrite.Place place, Object... values) {
		RecordKey record = place.record();
		Object[] key = { place.system(), record.kind().wireName(), record.key(), record.source() };
		return Stream.concat(Arrays.stream(values), Arrays.stream(key)).toArray();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static LastWrite write(ResultSet row) throws SQLException {
		RecordKey record = new RecordKey(RecordKind.of(row.getString("kind")), row.getString("source"),
				row.getString("record_key"));
		return new LastWrite(new LastWrite.Place(row.getString("system"), record), row.getString("version"),
				read(row.getString("fields"), new TypeReference<Map<String, String>>() {
				}), Set.copyOf(read(row.getString("told"), new TypeReference<LinkedHashSet<String>>() {
				})));
	}

	private static <T> T read(String json, TypeReference<T> type) {
		try {
			return CanonicalJson.mapper().readValue(json, type);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("the table last_write holds something else than JSON", ex);
		}
	}

	private static String json(Object value) {
		return CanonicalJson.mapper().valueToTree(value).toString();
	}

}
