package io.serai.reconcile;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code reconciliation_lease}: one node compares a pair at a time.
 */
final class Leases {

	private static final Duration LEASE = Duration.ofMinutes(2);

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final String node = UUID.randomUUID().toString();

	Leases(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Takes or renews the lease; false while another node has it. */
	boolean take(String pair) {
		this.jdbc.update("""
				INSERT INTO reconciliation_lease (pair) SELECT ? WHERE NOT EXISTS
				(SELECT 1 FROM reconciliation_lease WHERE pair = ?)""", pair, pair);
		return this.jdbc.update("""
				UPDATE reconciliation_lease SET lease_owner = ?, lease_until = ?
				WHERE pair = ? AND (lease_owner = ? OR lease_until IS NULL OR lease_until < ?)""", this.node,
				Moments.column(this.clock.instant().plus(LEASE)), pair, this.node,
				Moments.column(this.clock.instant())) == 1;
	}

	/** Gives the lease back, so that another node need not wait for its end. */
	void release(String pair) {
		this.jdbc.update("""
				UPDATE reconciliation_lease SET lease_owner = NULL, lease_until = NULL
				WHERE pair = ? AND lease_owner = ?""", pair, this.node);
	}

}
