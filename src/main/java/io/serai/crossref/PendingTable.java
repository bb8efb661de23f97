package io.serai.crossref;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code cross_reference_pending}. A record that has a link is not pending,
 * whatever stands there.
 */
final class PendingTable {

	private static final int MOST = 10_000;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	PendingTable(JdbcTemplate jdbc, TransactionTemplate transaction) {
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	/** Asks nothing of the database if there is nothing to change. */
	void change(Map<Link.Canonical, Instant> begun, Collection<Link.Canonical> ended) {
		if (begun.isEmpty() && ended.isEmpty()) {
			return;
		}
		this.transaction.executeWithoutResult((status) -> {
			remove(ended);
			remove(begun.keySet());
			this.jdbc.batchUpdate("""
					INSERT INTO cross_reference_pending (system, kind, source, record_key, begun_at)
					VALUES (?, ?, ?, ?, ?)""",
					begun.entrySet().stream().map((one) -> row(one.getKey(), one.getValue())).toList());
		});
	}

	/** Returns the oldest, first of all. */
	List<PendingWrite> begunBefore(Instant moment) {
		return this.jdbc.query("""
				SELECT p.system, p.kind, p.source, p.record_key, p.begun_at FROM cross_reference_pending p
				WHERE p.begun_at < ? AND NOT EXISTS (SELECT 1 FROM cross_reference r WHERE r.system = p.system
				AND r.kind = p.kind AND r.source = p.source AND r.record_key = p.record_key)
				ORDER BY p.begun_at LIMIT ?""",
				(row, number) -> new PendingWrite(row.getString(1),
						new RecordKey(RecordKind.of(row.getString(2)), row.getString(3), row.getString(4)),
						row.getTimestamp(5).toInstant()),
				Timestamp.from(moment), MOST);
	}

	private void remove(Collection<Link.Canonical> places) {
		this.jdbc.batchUpdate("""
				DELETE FROM cross_reference_pending WHERE system = ? AND kind = ? AND source = ? AND record_key = ?""",
				places.stream().map(PendingTable::place).toList());
	}

	private static Object[] place(Link.Canonical place) {
		RecordKey record = place.record();
		return new Object[] { place.system(), record.kind().wireName(), record.source(), record.key() };
	}

	private static Object[] row(Link.Canonical place, Instant begunAt) {
		RecordKey record = place.record();
		return new Object[] { place.system(), record.kind().wireName(), record.source(), record.key(),
				Timestamp.from(begunAt) };
	}

}
