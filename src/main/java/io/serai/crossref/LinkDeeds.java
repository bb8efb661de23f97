package io.serai.crossref;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables {@code cross_reference_alias}, {@code _deed} and {@code _version}, and what
 * a person looks for in {@code cross_reference}.
 */
final class LinkDeeds {

	private static final String LINKS = """
			SELECT system, kind, source, record_key, external_id, linked_at, 0 AS further FROM cross_reference WHERE %1$s
			UNION ALL
			SELECT system, kind, source, record_key, external_id, linked_at, 1 AS further FROM cross_reference_alias
			WHERE %1$s
			ORDER BY record_key, source, kind, system, further, external_id FETCH FIRST ? ROWS ONLY""";

	private static final String OF_RECORD = "system = ? AND kind = ? AND source = ? AND record_key = ?";

	private static final int MOST = 200;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	LinkDeeds(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	long version() {
		return Objects.requireNonNullElse(
				this.jdbc.queryForObject("SELECT version FROM cross_reference_version", Long.class), 0L);
	}

	void raiseVersion() {
		this.jdbc.update("UPDATE cross_reference_version SET version = version + 1");
	}

	List<LinkFound> search(String number) {
		return this.jdbc.query(LINKS.formatted("(record_key = ? OR external_id = ?)"), (row, index) -> found(row),
				number, number, number, number, MOST);
	}

	List<LinkFound> of(Link.Canonical place) {
		Object[] one = place(place);
		return this.jdbc.query(LINKS.formatted(OF_RECORD), (row, index) -> found(row), one[0], one[1], one[2], one[3],
				one[0], one[1], one[2], one[3], MOST);
	}

	void addFurther(Link link) {
		RecordKey record = link.record();
		this.jdbc.update("""
				INSERT INTO cross_reference_alias (system, kind, external_id, source, record_key, linked_at)
				VALUES (?, ?, ?, ?, ?, ?)
				""", link.system(), record.kind().wireName(), link.externalId(), record.source(), record.key(), now());
	}

	/** Removes the id from whichever record has it. */
	void remove(String system, RecordKind kind, String externalId) {
		for (String table : List.of("cross_reference", "cross_reference_alias")) {
			this.jdbc.update("DELETE FROM " + table + " WHERE system = ? AND kind = ? AND external_id = ?", system,
					kind.wireName(), externalId);
		}
	}

	void note(Link.Canonical place, LinkDeed.Kind deed, @Nullable String before, @Nullable String after, String who,
			String reason) {
		Object[] one = place(place);
		this.jdbc.update("""
				INSERT INTO cross_reference_deed (id, happened_at, who, deed, reason, system, kind, source, record_key,
				id_before, id_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", UUID.randomUUID().toString(), now(), who, deed.name(), reason, one[0], one[1], one[2], one[3],
				before, after);
	}

	List<LinkDeed> history(Link.Canonical place) {
		return this.jdbc.query(
				"SELECT happened_at, who, deed, reason, id_before, id_after FROM cross_reference_deed WHERE "
						+ OF_RECORD + " ORDER BY happened_at DESC, id",
				(row, index) -> new LinkDeed(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2),
						LinkDeed.Kind.valueOf(row.getString(3)), row.getString(4), row.getString(5), row.getString(6)),
				place(place));
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static Object[] place(Link.Canonical place) {
		RecordKey record = place.record();
		return new Object[] { place.system(), record.kind().wireName(), record.source(), record.key() };
	}

	private static LinkFound found(ResultSet row) throws SQLException {
		RecordKey record = new RecordKey(RecordKind.of(row.getString("kind")), row.getString("source"),
				row.getString("record_key"));
		return new LinkFound(row.getString("system"), record, row.getString("external_id"), row.getInt("further") == 1,
				row.getObject("linked_at", OffsetDateTime.class).toInstant());
	}

}
