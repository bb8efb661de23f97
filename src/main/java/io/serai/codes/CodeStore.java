package io.serai.codes;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables {@code code} and {@code code_version}. Whoever writes raises the version
 * first, in the same transaction: that makes writers wait for each other, and tells every
 * node that its book is old.
 */
final class CodeStore {

	private static final String SELECT = "SELECT id, table_name, system, ours, theirs, direction, valid_from, valid_until "
			+ "FROM code ";

	private static final String ORDER = " ORDER BY table_name, system, ours, valid_from, id";

	private final JdbcTemplate jdbc;

	private final Clock clock;

	CodeStore(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	long version() {
		return Objects.requireNonNullElse(this.jdbc.queryForObject("SELECT version FROM code_version", Long.class), 0L);
	}

	void raiseVersion() {
		this.jdbc.update("UPDATE code_version SET version = version + 1");
	}

	List<Code> all() {
		return this.jdbc.query(SELECT + ORDER, (row, number) -> code(row));
	}

	Optional<Code> find(String id) {
		return this.jdbc.query(SELECT + "WHERE id = ?", (row, number) -> code(row), id).stream().findFirst();
	}

	List<Code> of(String table, String system) {
		return this.jdbc.query(SELECT + "WHERE table_name = ? AND system = ?" + ORDER, (row, number) -> code(row),
				table, system);
	}

	void insert(Code code, String by) {
		this.jdbc.update("""
				INSERT INTO code (id, table_name, system, ours, theirs, direction, valid_from, valid_until, changed_by,
				changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", code.id(), code.table(), code.system(), code.ours(), code.theirs(), code.direction().name(),
				column(code.from()), column(code.until()), by, Timestamp.from(this.clock.instant()));
	}

	void update(Code code, String by) {
		this.jdbc.update("""
				UPDATE code SET ours = ?, theirs = ?, direction = ?, valid_from = ?, valid_until = ?, changed_by = ?,
				changed_at = ? WHERE id = ?
				""", code.ours(), code.theirs(), code.direction().name(), column(code.from()), column(code.until()), by,
				Timestamp.from(this.clock.instant()), code.id());
	}

	private static Code code(ResultSet row) throws SQLException {
		return new Code(row.getString("id"), row.getString("table_name"), row.getString("system"),
				row.getString("ours"), row.getString("theirs"), CodeDirection.valueOf(row.getString("direction")),
				row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class));
	}

	private static @Nullable Date column(@Nullable LocalDate day) {
		return (day != null) ? Date.valueOf(day) : null;
	}

}
