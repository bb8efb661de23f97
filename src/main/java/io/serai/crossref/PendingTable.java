package io.serai.crossref;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

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
	void change(PendingChanges changes) {
		if (changes.isEmpty()) {
			return;
		}
		this.transaction.executeWithoutResult((status) -> {
			remove(changes.ended());
			remove(changes.begun().keySet());
			this.jdbc.batchUpdate("""
					INSERT INTO cross_reference_pending (system, kind, source, record_key, begun_at, writing_until)
					VALUES (?, ?, ?, ?, ?, CAST(? AS TIMESTAMP WITH TIME ZONE))""",
					changes.begun().keySet().stream().map((place) -> row(place, changes)).toList());
			vouch(changes.writing().stream().filter((place) -> !changes.begun().containsKey(place)).toList(),
					changes.until());
			vouch(changes.left().stream().filter((place) -> !changes.begun().containsKey(place)).toList(), null);
		});
	}

	private void vouch(Collection<Link.Canonical> places, @Nullable Instant until) {
		this.jdbc.batchUpdate("""
				UPDATE cross_reference_pending SET writing_until = CAST(? AS TIMESTAMP WITH TIME ZONE)
				WHERE system = ? AND kind = ? AND source = ? AND record_key = ?""",
				places.stream().map((place) -> vouched(place, until)).toList());
	}

	private static @Nullable Object[] vouched(Link.Canonical place, @Nullable Instant until) {
		RecordKey record = place.record();
		return new @Nullable Object[] { (until != null) ? Timestamp.from(until) : null, place.system(),
				record.kind().wireName(), record.source(), record.key() };
	}

	/**
	 * Returns the oldest, first of all.
	 * @param now who vouches beyond it is still at it
	 */
	List<PendingWrite> all(Instant now) {
		return this.jdbc.query("""
				SELECT p.system, p.kind, p.source, p.record_key, p.begun_at, p.writing_until
				FROM cross_reference_pending p
				WHERE NOT EXISTS (SELECT 1 FROM cross_reference r WHERE r.system = p.system
				AND r.kind = p.kind AND r.source = p.source AND r.record_key = p.record_key)
				ORDER BY p.begun_at LIMIT ?""",
				(row, number) -> new PendingWrite(row.getString(1),
						new RecordKey(RecordKind.of(row.getString(2)), row.getString(3), row.getString(4)),
						row.getTimestamp(5).toInstant(), isAfter(row.getTimestamp(6), now)),
				MOST);
	}

	private static boolean isAfter(@Nullable Timestamp until, Instant now) {
		return until != null && until.toInstant().isAfter(now);
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

	private static @Nullable Object[] row(Link.Canonical place, PendingChanges changes) {
		RecordKey record = place.record();
		Instant begunAt = Objects.requireNonNull(changes.begun().get(place));
		return new @Nullable Object[] { place.system(), record.kind().wireName(), record.source(), record.key(),
				Timestamp.from(begunAt), changes.writing().contains(place) ? Timestamp.from(changes.until()) : null };
	}

}
