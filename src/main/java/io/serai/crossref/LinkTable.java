package io.serai.crossref;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code cross_reference}. A write removes what it replaces and inserts, since
 * H2 and PostgreSQL 14 have no upsert in common.
 */
final class LinkTable {

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final Clock clock;

	LinkTable(JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	Optional<String> externalId(String system, RecordKey record) {
		return this.jdbc.queryForList("""
				SELECT external_id FROM cross_reference
				WHERE system = ? AND kind = ? AND source = ? AND record_key = ?
				""", String.class, system, record.kind().wireName(), record.source(), record.key())
			.stream()
			.findFirst();
	}

	/** Returns the record's id in each system that has one, by the system's name. */
	Map<String, String> everywhere(RecordKey record) {
		Map<String, String> ids = new TreeMap<>();
		this.jdbc.query("""
				SELECT system, external_id FROM cross_reference WHERE record_key = ? AND source = ? AND kind = ?""",
				(row) -> {
					ids.put(row.getString(1), row.getString(2));
				}, record.key(), record.source(), record.kind().wireName());
		return ids;
	}

	Optional<RecordKey> record(String system, RecordKind kind, String externalId) {
		return this.jdbc
			.query("""
					SELECT source, record_key FROM cross_reference WHERE system = ? AND kind = ? AND external_id = ?
					UNION ALL
					SELECT source, record_key FROM cross_reference_alias
					WHERE system = ? AND kind = ? AND external_id = ?
					""", (row, number) -> new RecordKey(kind, row.getString(1), row.getString(2)), system,
					kind.wireName(), externalId, system, kind.wireName(), externalId)
			.stream()
			.findFirst();
	}

	/**
	 * Stores all or none; of two links of one record or one id, the later stays. Most
	 * links are new and only inserted: looking for what each might replace took three
	 * times as long.
	 */
	void store(List<Link> links) {
		Timestamp now = Timestamp.from(this.clock.instant());
		try {
			this.transaction.executeWithoutResult((status) -> {
				if (hasAliases()) {
					deleteByExternalId("cross_reference_alias", links);
				}
				insert(links, now);
			});
		}
		catch (DataIntegrityViolationException ex) {
			replace(links);
		}
	}

	/** Like {@link #store}, also inside a transaction of the caller's. */
	void replace(List<Link> links) {
		Timestamp now = Timestamp.from(this.clock.instant());
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.batchUpdate("""
					DELETE FROM cross_reference WHERE system = ? AND kind = ? AND source = ? AND record_key = ?
					""", links.stream().map(LinkTable::canonical).toList());
			deleteByExternalId("cross_reference", links);
			deleteByExternalId("cross_reference_alias", links);
			insert(links, now);
		});
	}

	private boolean hasAliases() {
		return !this.jdbc.queryForList("SELECT 1 FROM cross_reference_alias FETCH FIRST 1 ROWS ONLY", Integer.class)
			.isEmpty();
	}

	private void deleteByExternalId(String table, List<Link> links) {
		this.jdbc.batchUpdate("DELETE FROM " + table + " WHERE system = ? AND kind = ? AND external_id = ?",
				links.stream().map(LinkTable::external).toList());
	}

	private void insert(List<Link> links, Timestamp now) {
		this.jdbc.batchUpdate("""
				INSERT INTO cross_reference (system, kind, source, record_key, external_id, linked_at)
				VALUES (?, ?, ?, ?, ?, ?)
				""", links.stream().map((link) -> row(link, now)).toList());
	}

	private static Object[] canonical(Link link) {
		RecordKey record = link.record();
		return new Object[] { link.system(), record.kind().wireName(), record.source(), record.key() };
	}

	private static Object[] external(Link link) {
		return new Object[] { link.system(), link.record().kind().wireName(), link.externalId() };
	}

	private static Object[] row(Link link, Timestamp now) {
		RecordKey record = link.record();
		return new Object[] { link.system(), record.kind().wireName(), record.source(), record.key(), link.externalId(),
				now };
	}

}
