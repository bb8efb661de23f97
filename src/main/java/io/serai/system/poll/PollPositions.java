package io.serai.system.poll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.serai.lease.Leases;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code poll_position}: how far each poll has come, and which node polls.
 */
public final class PollPositions {

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final Leases leases;

	public PollPositions(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.leases = new Leases(jdbc, clock, "poll_position", "flow", Duration.ofMinutes(2));
	}

	/** Makes sure that the flow has a position. */
	public void open(String flow, String system, String operation, Instant first) {
		if (find(flow).isPresent()) {
			return;
		}
		try {
			this.jdbc.update("INSERT INTO poll_position (flow, system, operation, watermark) VALUES (?, ?, ?, ?)", flow,
					system, operation, Timestamp.from(first));
		}
		catch (DuplicateKeyException ex) {
			// Another node was faster; its position counts.
		}
	}

	/** Takes or renews the lease; false while another node has it. */
	boolean lease(String flow) {
		return this.leases.take(flow);
	}

	/** Gives the lease back, so that another node need not wait for its end. */
	void release(String flow) {
		this.leases.release(flow);
	}

	/**
	 * Moves the watermark after a whole window, unless somebody has moved it meanwhile or
	 * the lease is gone.
	 */
	void advance(String flow, Instant from, Instant to) {
		this.jdbc.update("""
				UPDATE poll_position SET watermark = ?, last_run_at = ?
				WHERE flow = ? AND lease_owner = ? AND watermark = ?
				""", Timestamp.from(to), Timestamp.from(this.clock.instant()), flow, this.leases.node(),
				Timestamp.from(from));
	}

	/**
	 * Moves the watermark because a person wants so; a poll that keeps a cursor begins
	 * anew.
	 */
	public boolean move(String flow, Instant to, String by) {
		return this.jdbc.update("UPDATE poll_position SET watermark = ?, moved_by = ?, reached = NULL WHERE flow = ?",
				Timestamp.from(to), by, flow) == 1;
	}

	/** Returns the cursor of the last page that went through; empty at the beginning. */
	Optional<String> reached(String flow) {
		return this.jdbc.queryForList("SELECT reached FROM poll_position WHERE flow = ?", String.class, flow)
			.stream()
			.filter(Objects::nonNull)
			.findFirst();
	}

	/**
	 * Keeps the cursor of a page that went through, unless somebody has moved the
	 * watermark meanwhile or the lease is gone.
	 */
	void reach(String flow, Instant from, String cursor) {
		this.jdbc.update("UPDATE poll_position SET reached = ? WHERE flow = ? AND lease_owner = ? AND watermark = ?",
				cursor, flow, this.leases.node(), Timestamp.from(from));
	}

	public Optional<Position> find(String flow) {
		return this.jdbc
			.query("SELECT watermark, last_run_at FROM poll_position WHERE flow = ?", PollPositions::position, flow)
			.stream()
			.findFirst();
	}

	private static Position position(ResultSet row, int number) throws SQLException {
		Timestamp lastRun = row.getTimestamp(2);
		return new Position(row.getTimestamp(1).toInstant(), (lastRun != null) ? lastRun.toInstant() : null);
	}

	/**
	 * How far a poll has come.
	 *
	 * @param watermark latest change known to be through
	 * @param lastRunAt when a window last went through; null if none did yet
	 */
	public record Position(Instant watermark, @Nullable Instant lastRunAt) {
	}

}
