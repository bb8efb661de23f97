package io.serai.ownership;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import io.serai.canonical.CanonicalJson;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code merged_customer} and {@code customer_member}.
 */
@Repository
class CustomerTables {

	private static final Duration CLAIM = Duration.ofMinutes(1);

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final String node = UUID.randomUUID().toString();

	CustomerTables(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Member> member(String system, String key) {
		return this.jdbc.query("""
				SELECT system, member_key, merged_key, version, said, spoken, after_write FROM customer_member
				WHERE system = ? AND member_key = ?""", (row, number) -> member(row), system, key).stream().findFirst();
	}

	/** Returns those that have said anything of their own. */
	List<Member> members(String merged) {
		return this.jdbc.query("""
				SELECT system, member_key, merged_key, version, said, spoken, after_write FROM customer_member
				WHERE merged_key = ? AND spoken ORDER BY system, member_key""", (row, number) -> member(row), merged);
	}

	/**
	 * Locks the row until the transaction ends, so that two nodes do not undo each other.
	 */
	Optional<MergedCustomer> lock(String key) {
		return this.jdbc.query(
				"SELECT merged_key, version, updated_at, agreed FROM merged_customer WHERE merged_key = ? FOR UPDATE",
				(row, number) -> merged(row), key)
			.stream()
			.findFirst();
	}

	/**
	 * Returns what is decided and not published, without what another node has claimed
	 * within the last minute.
	 */
	List<MergedCustomer> claim(int limit) {
		return this.jdbc
			.query("""
					SELECT merged_key, version, updated_at, agreed FROM merged_customer
					WHERE published_version < version AND decided ORDER BY merged_key LIMIT ?""",
					(row, number) -> merged(row), limit)
			.stream()
			.filter((customer) -> isClaimed(customer.key()))
			.toList();
	}

	private boolean isClaimed(String key) {
		Instant now = this.clock.instant();
		return this.jdbc.update("""
				UPDATE merged_customer SET claimed_by = ?, claimed_until = ?
				WHERE merged_key = ? AND (claimed_by = ? OR claimed_until IS NULL OR claimed_until < ?)""", this.node,
				Timestamp.from(now.plus(CLAIM)), key, this.node, Timestamp.from(now)) == 1;
	}

	/** Tells whether it is stored in a version that is not known to be published. */
	boolean isDue(String key) {
		return !this.jdbc
			.queryForList("SELECT version FROM merged_customer WHERE merged_key = ? AND published_version < version",
					Long.class, key)
			.isEmpty();
	}

	void published(String key, long version) {
		this.jdbc.update("UPDATE merged_customer SET published_version = ? WHERE merged_key = ? AND version = ?",
				version, key, version);
	}

	void store(Member member) {
		Object[] columns = { member.merged(), member.version(), member.said().json().toString(), member.spoken(),
				member.afterWrite(), member.system(), member.key() };
		int updated = this.jdbc.update("""
				UPDATE customer_member SET merged_key = ?, version = ?, said = ?, spoken = ?, after_write = ?
				WHERE system = ? AND member_key = ?""", columns);
		if (updated == 0) {
			this.jdbc.update("""
					INSERT INTO customer_member (merged_key, version, said, spoken, after_write, system, member_key)
					VALUES (?, ?, ?, ?, ?, ?, ?)""", columns);
		}
	}

	/**
	 * Stores it.
	 * @param decided whether a person decided it, so that the flow of decisions publishes
	 * it
	 */
	void store(MergedCustomer customer, boolean decided) {
		Timestamp at = Timestamp.from(customer.updatedAt());
		String agreed = customer.agreed().json().toString();
		int updated = this.jdbc.update("""
				UPDATE merged_customer SET version = ?, updated_at = ?, agreed = ?, decided = ? WHERE merged_key = ?""",
				customer.version(), at, agreed, decided, customer.key());
		if (updated == 0) {
			this.jdbc.update("""
					INSERT INTO merged_customer (version, updated_at, agreed, decided, merged_key, published_version)
					VALUES (?, ?, ?, ?, ?, 0)""", customer.version(), at, agreed, decided, customer.key());
		}
	}

	private static Member member(ResultSet row) throws SQLException {
		return new Member(row.getString("system"), row.getString("member_key"), row.getString("merged_key"),
				row.getString("version"), said(row.getString("said")), row.getBoolean("spoken"),
				row.getString("after_write"));
	}

	private static MergedCustomer merged(ResultSet row) throws SQLException {
		return new MergedCustomer(row.getString("merged_key"), row.getLong("version"),
				row.getTimestamp("updated_at").toInstant(), said(row.getString("agreed")));
	}

	private static Said said(String json) {
		return Said.of(CanonicalJson.readTree(json.getBytes(StandardCharsets.UTF_8)));
	}

}
