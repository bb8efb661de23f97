package io.serai.system.backfill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.serai.lease.Leases;
import io.serai.system.backfill.BackfillRefusedException.Reason;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code backfill}.
 */
final class BackfillTable {

	private static final String COLUMNS = """
			id, flow, state, since, until, ids, dry_run, per_second, reason, asked_by, asked_at, reached, ids_done, fresh,
			known, rejected, came_now, problem, ended_at, ended_by""";

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final Leases leases;

	BackfillTable(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.leases = new Leases(jdbc, clock, "backfill", "id", Duration.ofSeconds(60));
	}

	/**
	 * Stores a new one.
	 * @throws BackfillRefusedException if one runs in that flow
	 */
	String add(BackfillRequest asked, String by) {
		String id = UUID.randomUUID().toString();
		try {
			this.jdbc.update(
					"""
							INSERT INTO backfill (id, flow, active, state, since, until, ids, dry_run, per_second, reason, asked_by,
							asked_at, ids_done, fresh, known, rejected, came_now)
							VALUES (?, ?, ?, 'RUNNING', ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0)""",
					id, asked.flow(), asked.flow(), timestamp(asked.since()), timestamp(asked.until()),
					String.join("\n", asked.ids()), asked.dryRun(), asked.perSecond(), asked.reason(), by, now());
			return id;
		}
		catch (DuplicateKeyException ex) {
			throw new BackfillRefusedException(Reason.RUNS_ALREADY);
		}
	}

	/** Takes or renews the right to carry it out; false if it is over or another's. */
	boolean lease(String id, long cameNow) {
		return this.leases.take(id) && this.jdbc.update(
				"UPDATE backfill SET came_now = ? WHERE id = ? AND active IS NOT NULL AND lease_owner = ?", cameNow, id,
				this.leases.node()) == 1;
	}

	/** Gives the right back, so that another node need not wait for its end. */
	void release(String id) {
		this.leases.release(id);
	}

	/** Remembers that everything is through up to here. */
	void reach(String id, @Nullable Instant reached, int idsDone, Backfill.Counts counts) {
		this.jdbc.update("""
				UPDATE backfill SET reached = ?, ids_done = ?, fresh = ?, known = ?, rejected = ?, came_now = ?,
				problem = NULL WHERE id = ? AND lease_owner = ?""", timestamp(reached), idsDone, counts.fresh(),
				counts.known(), counts.rejected(), counts.came(), id, this.leases.node());
	}

	void problem(String id, String what) {
		this.jdbc.update("UPDATE backfill SET problem = ? WHERE id = ? AND lease_owner = ?", what, id,
				this.leases.node());
	}

	void done(String id) {
		this.jdbc.update("""
				UPDATE backfill SET state = 'DONE', active = NULL, problem = NULL, ended_at = ?
				WHERE id = ? AND active IS NOT NULL AND lease_owner = ?""", now(), id, this.leases.node());
	}

	/** Ends it; false if it is over already. */
	boolean cancel(String id, String by) {
		return this.jdbc.update("""
				UPDATE backfill SET state = 'CANCELLED', active = NULL, problem = NULL, ended_at = ?, ended_by = ?
				WHERE id = ? AND active IS NOT NULL""", now(), by, id) == 1;
	}

	List<Backfill> running() {
		return this.jdbc.query("SELECT " + COLUMNS + " FROM backfill WHERE active IS NOT NULL ORDER BY asked_at",
				BackfillTable::backfill);
	}

	List<Backfill> latest(String flow, int limit) {
		return this.jdbc.query("SELECT " + COLUMNS + " FROM backfill WHERE flow = ? ORDER BY asked_at DESC LIMIT ?",
				BackfillTable::backfill, flow, limit);
	}

	Optional<Backfill> find(String id) {
		return this.jdbc.query("SELECT " + COLUMNS + " FROM backfill WHERE id = ?", BackfillTable::backfill, id)
			.stream()
			.findFirst();
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static Backfill backfill(ResultSet row, int number) throws SQLException {
		String ids = row.getString("ids");
		BackfillRequest asked = new BackfillRequest(row.getString("flow"), instant(row, "since"), instant(row, "until"),
				ids.isEmpty() ? List.of() : List.of(ids.split("\n")), row.getBoolean("dry_run"),
				row.getInt("per_second"), row.getString("reason"));
		return new Backfill(row.getString("id"), asked, row.getString("asked_by"),
				row.getTimestamp("asked_at").toInstant(), Backfill.State.valueOf(row.getString("state")),
				instant(row, "reached"), row.getInt("ids_done"),
				new Backfill.Counts(row.getLong("fresh"), row.getLong("known"), row.getLong("rejected")),
				row.getLong("came_now"), row.getString("problem"), instant(row, "ended_at"), row.getString("ended_by"));
	}

	private static @Nullable Timestamp timestamp(@Nullable Instant at) {
		return (at != null) ? Timestamp.from(at) : null;
	}

	private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
		Timestamp at = row.getTimestamp(column);
		return (at != null) ? at.toInstant() : null;
	}

}
