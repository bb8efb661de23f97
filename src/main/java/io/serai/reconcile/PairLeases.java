package io.serai.reconcile;

import java.time.Clock;
import java.time.Duration;

import io.serai.lease.Leases;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table {@code reconciliation_lease}: one node compares a pair at a time.
 */
final class PairLeases {

	private final JdbcTemplate jdbc;

	private final Leases leases;

	PairLeases(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.leases = new Leases(jdbc, clock, "reconciliation_lease", "pair", Duration.ofMinutes(2));
	}

	/** Takes or renews the lease; false while another node has it. */
	boolean take(String pair) {
		this.jdbc.update("""
				INSERT INTO reconciliation_lease (pair) SELECT ? WHERE NOT EXISTS
				(SELECT 1 FROM reconciliation_lease WHERE pair = ?)""", pair, pair);
		return this.leases.take(pair);
	}

	void release(String pair) {
		this.leases.release(pair);
	}

}
