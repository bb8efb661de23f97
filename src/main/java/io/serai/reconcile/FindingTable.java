package io.serai.reconcile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.system.listing.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables {@code reconciliation_finding} and {@code reconciliation_deed}.
 */
final class FindingTable {

	private static final TypeReference<List<Listed>> DOCUMENTS = new TypeReference<>() {
	};

	private static final TypeReference<List<Difference>> DIFFERENCES = new TypeReference<>() {
	};

	private final JdbcTemplate jdbc;

	FindingTable(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Finding> find(String id) {
		return this.jdbc.query("SELECT * FROM reconciliation_finding WHERE id = ?", FindingTable::finding, id)
			.stream()
			.findFirst();
	}

	/** Returns the finding, and keeps others from it until the end. */
	Optional<Finding> lock(String id) {
		return this.jdbc
			.query("SELECT * FROM reconciliation_finding WHERE id = ? FOR UPDATE", FindingTable::finding, id)
			.stream()
			.findFirst();
	}

	List<Finding> of(String pair, LocalDate day) {
		return this.jdbc.query(
				"SELECT * FROM reconciliation_finding WHERE pair = ? AND for_day = ? ORDER BY source, record_key",
				FindingTable::finding, pair, day);
	}

	/** Returns a page, what needs a person first. */
	List<Finding> page(String pair, LocalDate day, int page, int size) {
		return this.jdbc.query("""
				SELECT * FROM reconciliation_finding WHERE pair = ? AND for_day = ?
				ORDER BY CASE state WHEN 'OPEN' THEN 0 WHEN 'IN_TRANSIT' THEN 1 ELSE 2 END, record_key
				OFFSET ? ROWS FETCH NEXT ? ROWS ONLY""", FindingTable::finding, pair, day, (long) page * size, size);
	}

	/** Returns what a person accepted last of a record; empty if nobody did. */
	Optional<Finding> lastAccepted(String pair, RecordKey record) {
		return this.jdbc
			.query("""
					SELECT * FROM reconciliation_finding WHERE pair = ? AND source = ? AND record_key = ?
					AND closing = 'ACCEPTED' ORDER BY seen_at DESC FETCH FIRST 1 ROWS ONLY""", FindingTable::finding,
					pair, record.source(), record.key())
			.stream()
			.findFirst();
	}

	/** Has what other days have open of the same record read again. */
	void checkOthers(Finding finding, Instant at) {
		this.jdbc.update("""
				UPDATE reconciliation_finding SET check_at = ? WHERE pair = ? AND source = ? AND record_key = ?
				AND state <> 'CLOSED' AND id <> ?""", Moments.column(at), finding.pair(), finding.record().source(),
				finding.record().key(), finding.id());
	}

	List<String> due(String pair, Instant now, int limit) {
		return this.jdbc.queryForList("""
				SELECT id FROM reconciliation_finding WHERE pair = ? AND check_at <= ?
				ORDER BY check_at FETCH FIRST ? ROWS ONLY""", String.class, pair, Moments.column(now), limit);
	}

	void insert(Finding finding) {
		this.jdbc.update("""
				INSERT INTO reconciliation_finding (id, pair, for_day, record_kind, source, record_key, kind, state,
				in_hour, differences, left_seen, right_seen, found_at, seen_at, closing, closed_by, reason)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", finding.id(), finding.pair(),
				finding.day(), finding.record().kind().wireName(), finding.record().source(), finding.record().key(),
				finding.kind().name(), finding.state().name(), finding.hour(), json(finding.differences()),
				json(finding.left()), json(finding.right()), Moments.column(finding.foundAt()),
				Moments.column(finding.seenAt()), (finding.closing() != null) ? finding.closing().name() : null,
				finding.closedBy(), finding.reason());
	}

	void update(Finding finding) {
		this.jdbc.update("""
				UPDATE reconciliation_finding SET kind = ?, state = ?, differences = ?, left_seen = ?, right_seen = ?,
				seen_at = ?, repaired_by = ?, repaired_at = ?, closing = ?, closed_by = ?, reason = ?
				WHERE id = ?""", finding.kind().name(), finding.state().name(), json(finding.differences()),
				json(finding.left()), json(finding.right()), Moments.column(finding.seenAt()), finding.repairedBy(),
				Moments.column(finding.repairedAt()), (finding.closing() != null) ? finding.closing().name() : null,
				finding.closedBy(), finding.reason(), finding.id());
	}

	/** Says when both sides are read again; null for never by themselves. */
	void checkAt(String id, @Nullable Instant at) {
		this.jdbc.update("UPDATE reconciliation_finding SET check_at = ? WHERE id = ?", Moments.column(at), id);
	}

	void note(String finding, FindingDeed deed) {
		this.jdbc.update("""
				INSERT INTO reconciliation_deed (id, finding, happened_at, who, deed, reason, outcome)
				VALUES (?, ?, ?, ?, ?, ?, ?)""", UUID.randomUUID().toString(), finding, Moments.column(deed.at()),
				deed.who(), deed.deed(), deed.reason(), deed.outcome());
	}

	/** Returns what was done about a finding, oldest first; the newest 200 of it. */
	List<FindingDeed> deeds(String finding) {
		return this.jdbc
			.query("""
					SELECT * FROM reconciliation_deed WHERE finding = ? ORDER BY happened_at DESC
					FETCH FIRST 200 ROWS ONLY""",
					(row, number) -> new FindingDeed(Objects.requireNonNull(Moments.of(row, "happened_at")),
							row.getString("who"), row.getString("deed"), row.getString("reason"),
							row.getString("outcome")),
					finding)
			.reversed();
	}

	List<Reports.OpenFindings> open() {
		return this.jdbc.query("""
				SELECT pair, COUNT(*) AS findings, MIN(found_at) AS oldest, MIN(for_day) AS from_day
				FROM reconciliation_finding WHERE state = 'OPEN' GROUP BY pair ORDER BY pair""",
				(row, number) -> new Reports.OpenFindings(row.getString("pair"), row.getLong("findings"),
						Objects.requireNonNull(Moments.of(row, "oldest")), row.getObject("from_day", LocalDate.class)));
	}

	private static Finding finding(ResultSet row, int number) throws SQLException {
		String closing = row.getString("closing");
		return new Finding(row.getString("id"), row.getString("pair"), row.getObject("for_day", LocalDate.class),
				new RecordKey(RecordKind.of(row.getString("record_kind")), row.getString("source"),
						row.getString("record_key")),
				FindingKind.valueOf(row.getString("kind")), FindingState.valueOf(row.getString("state")),
				row.getInt("in_hour"), read(row.getString("differences"), DIFFERENCES),
				read(row.getString("left_seen"), DOCUMENTS), read(row.getString("right_seen"), DOCUMENTS),
				Objects.requireNonNull(Moments.of(row, "found_at")), Objects.requireNonNull(Moments.of(row, "seen_at")),
				row.getString("repaired_by"), Moments.of(row, "repaired_at"),
				(closing != null) ? Closing.valueOf(closing) : null, row.getString("closed_by"),
				row.getString("reason"));
	}

	static String json(List<?> list) {
		try {
			return CanonicalJson.mapper().writeValueAsString(list);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("what was read can always be written", ex);
		}
	}

	private static <T> T read(String json, TypeReference<T> type) {
		try {
			return CanonicalJson.mapper().readValue(json, type);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("the hub wrote this itself", ex);
		}
	}

}
