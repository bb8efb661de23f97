package io.serai.ownership;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code customer_conflict}. A system has at most one open conflict a field.
 */
@Repository
class ConflictTable {

	private static final String SELECT = """
			SELECT id, merged_key, system, field, base_known, base, theirs, ours, since FROM customer_conflict
			WHERE state = 'OPEN'
			""";

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final OwnershipSettings settings;

	ConflictTable(JdbcTemplate jdbc, Clock clock, OwnershipSettings settings) {
		this.jdbc = jdbc;
		this.clock = clock;
		this.settings = settings;
	}

	/** Opens a conflict in place of what the system said of the field before. */
	void open(String customer, String system, Merge.Dispute dispute) {
		close(customer, system, dispute.field());
		this.jdbc.update(
				"""
						INSERT INTO customer_conflict (id, merged_key, system, field, base_known, base, theirs, ours, since, state)
						VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN')""",
				UUID.randomUUID().toString(), customer, system, dispute.field(), dispute.base().isKnown(),
				text(dispute.base().value()), text(dispute.theirs()), text(dispute.ours()), now());
	}

	/** Closes what the system itself has taken back or changed again. */
	void close(String customer, String system, String field) {
		this.jdbc.update("""
				UPDATE customer_conflict SET state = 'GONE', decided_at = ?
				WHERE merged_key = ? AND system = ? AND field = ? AND state = 'OPEN'""", now(), customer, system,
				field);
	}

	/** Returns false if it is no longer open. */
	boolean decide(String id, Conflict.Choice choice, String by) {
		return this.jdbc
			.update("""
					UPDATE customer_conflict SET state = ?, decided_by = ?, decided_at = ? WHERE id = ? AND state = 'OPEN'""",
					choice.name(), by, now(), id) == 1;
	}

	List<Conflict> open(int limit) {
		return this.jdbc.query(SELECT + " ORDER BY since, id LIMIT ?", (row, number) -> conflict(row), limit);
	}

	/**
	 * Shows what is agreed now in the open conflicts of a customer. Each gets another id,
	 * so that nobody decides about what is shown no more.
	 */
	void renew(String customer, Said agreed) {
		this.jdbc.query(SELECT + " AND merged_key = ?", (row, number) -> conflict(row), customer)
			.forEach((conflict) -> renew(conflict, agreed.get(conflict.field())));
	}

	private void renew(Conflict conflict, @Nullable JsonNode agreed) {
		if (!conflict.isOurs(agreed)) {
			this.jdbc.update("UPDATE customer_conflict SET id = ?, ours = ? WHERE id = ?", UUID.randomUUID().toString(),
					text(agreed), conflict.id());
		}
	}

	/** Returns those of one customer with one system. */
	List<Conflict> open(String customer, String system) {
		return this.jdbc.query(SELECT + " AND merged_key = ? AND system = ?", (row, number) -> conflict(row), customer,
				system);
	}

	Optional<Conflict> find(String id) {
		return this.jdbc.query(SELECT + " AND id = ?", (row, number) -> conflict(row), id).stream().findFirst();
	}

	private static @Nullable String text(@Nullable JsonNode value) {
		return (value != null) ? value.toString() : null;
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private Conflict conflict(ResultSet row) throws SQLException {
		return new Conflict(row.getString("id"), row.getString("merged_key"), row.getString("system"),
				row.getString("field"), row.getBoolean("base_known"), row.getString("base"), row.getString("theirs"),
				row.getString("ours"), row.getTimestamp("since").toInstant(),
				this.settings.ownerOf(row.getString("field")));
	}

}
