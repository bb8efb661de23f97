package io.serai.lease;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The right to work on a row of a table, which one node has at a time: its columns
 * {@code lease_owner} and {@code lease_until}. Each instance is a node of its own. Nodes
 * and runs compare their times of day: a lease that would last ten times its length was
 * taken before a clock was set back by as much, and is nobody's. Less is waited out, lest
 * a node whose clock is slow takes what a living one has. All methods throw
 * {@link org.springframework.dao.DataAccessException} if the database does not answer.
 */
public final class Leases {

	/** In lengths of a lease. */
	private static final int LONGEST = 10;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final Duration length;

	private final String take;

	private final String release;

	private final String node = UUID.randomUUID().toString();

	/**
	 * Makes the leases of a table.
	 * @param table its name
	 * @param key the column that names a row
	 * @param length how long a node that went away keeps its rows
	 * @throws IllegalArgumentException if a name is none of this hub's tables and columns
	 */
	public Leases(JdbcTemplate jdbc, Clock clock, String table, String key, Duration length) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.length = length;
		this.take = """
				UPDATE %s SET lease_owner = ?, lease_until = ?
				WHERE %s = ? AND (lease_owner = ? OR lease_until IS NULL OR lease_until < ? OR lease_until > ?)"""
			.formatted(plain(table), plain(key));
		this.release = "UPDATE %s SET lease_owner = NULL, lease_until = NULL WHERE %s = ? AND lease_owner = ?"
			.formatted(table, key);
	}

	/** Returns what stands in {@code lease_owner} of the rows that this node has. */
	public String node() {
		return this.node;
	}

	/** Takes or renews the lease; false while another node has it, or without the row. */
	public boolean take(String row) {
		Instant now = this.clock.instant();
		return this.jdbc.update(this.take, this.node, Timestamp.from(now.plus(this.length)), row, this.node,
				Timestamp.from(now), Timestamp.from(now.plus(this.length.multipliedBy(LONGEST)))) == 1;
	}

	/** Gives the lease back, so that another node need not wait for its end. */
	public void release(String row) {
		this.jdbc.update(this.release, row, this.node);
	}

	/** Names are no parameters in SQL. */
	private static String plain(String name) {
		if (!name.matches("[a-z_]+")) {
			throw new IllegalArgumentException("'%s' is no name of a table or column of the hub".formatted(name));
		}
		return name;
	}

}
