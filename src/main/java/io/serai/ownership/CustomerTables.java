package io.serai.ownership;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;

import io.serai.canonical.CanonicalJson;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The tables {@code merged_customer} and {@code customer_member}.
 */
@Repository
class CustomerTables {

	private final JdbcTemplate jdbc;

	CustomerTables(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	Optional<Member> member(String system, String key) {
		return this.jdbc.query("""
				SELECT system, member_key, merged_key, version, said FROM customer_member
				WHERE system = ? AND member_key = ?""", (row, number) -> member(row), system, key).stream().findFirst();
	}

	List<Member> members(String merged) {
		return this.jdbc.query("""
				SELECT system, member_key, merged_key, version, said FROM customer_member
				WHERE merged_key = ? ORDER BY system, member_key""", (row, number) -> member(row), merged);
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

	List<MergedCustomer> unpublished(int limit) {
		return this.jdbc.query("""
				SELECT merged_key, version, updated_at, agreed FROM merged_customer
				WHERE published_version < version AND decided ORDER BY merged_key LIMIT ?""",
				(row, number) -> merged(row), limit);
	}

	void published(String key, long version) {
		this.jdbc.update("UPDATE merged_customer SET published_version = ? WHERE merged_key = ? AND version = ?",
				version, key, version);
	}

	void store(Member member) {
		int updated = this.jdbc.update("""
				UPDATE customer_member SET merged_key = ?, version = ?, said = ? WHERE system = ? AND member_key = ?""",
				member.merged(), member.version(), member.said().json().toString(), member.system(), member.key());
		if (updated == 0) {
			this.jdbc
				.update("""
						INSERT INTO customer_member (merged_key, version, said, system, member_key) VALUES (?, ?, ?, ?, ?)""",
						member.merged(), member.version(), member.said().json().toString(), member.system(),
						member.key());
		}
	}

	/**
	 * Stores it.
	 * @param decided whether a person decided it, so that no delivery publishes it
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
				row.getString("version"), said(row.getString("said")));
	}

	private static MergedCustomer merged(ResultSet row) throws SQLException {
		return new MergedCustomer(row.getString("merged_key"), row.getLong("version"),
				row.getTimestamp("updated_at").toInstant(), said(row.getString("agreed")));
	}

	private static Said said(String json) {
		return Said.of(CanonicalJson.readTree(json.getBytes(StandardCharsets.UTF_8)));
	}

}
