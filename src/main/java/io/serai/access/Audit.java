package io.serai.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What people did, kept for those who ask later. Never holds secrets or payloads.
 */
@Service
public class Audit {

	private static final String SELECT = "SELECT happened_at, who, what, target, detail FROM audit ";

	private static final String NEWEST = "ORDER BY happened_at DESC, id LIMIT :limit OFFSET :skipped";

	private final JdbcClient jdbc;

	private final Clock clock;

	Audit(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Records a deed.
	 * @param who the person, or {@code hub}
	 * @param what a verb phrase, e.g. {@code pause-flow}
	 * @param target on what
	 * @param detail what else is worth knowing; may be empty
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	public void record(String who, String what, String target, String detail) {
		this.jdbc
			.sql("INSERT INTO audit (id, happened_at, who, what, target, detail) "
					+ "VALUES (:id, :at, :who, :what, :target, :detail)")
			.param("id", UUID.randomUUID().toString())
			.param("at", OffsetDateTime.ofInstant(Instant.now(this.clock), ZoneOffset.UTC))
			.param("who", who)
			.param("what", what)
			.param("target", target)
			.param("detail", detail)
			.update();
	}

	/**
	 * Returns the newest deeds, newest first.
	 * @param limit at most so many
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	public List<AuditEntry> latest(int limit) {
		return page("", 0, limit).entries();
	}

	/**
	 * Returns some of the deeds, newest first.
	 * @param about a person's name, or part of what it was done to; empty for all
	 * @param page from 0
	 * @param rows at most so many
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	public AuditPage page(String about, int page, int rows) {
		String where = about.isEmpty() ? "" : "WHERE who = :who OR LOWER(target) LIKE :target ESCAPE '!' ";
		String pattern = "%" + about.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
		JdbcClient.StatementSpec query = this.jdbc.sql(SELECT + where + NEWEST)
			.param("limit", rows + 1)
			.param("skipped", (long) page * rows);
		List<AuditEntry> found = (about.isEmpty() ? query : query.param("who", about).param("target", pattern))
			.query((row, number) -> new AuditEntry(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2),
					row.getString(3), row.getString(4), row.getString(5)))
			.list();
		return new AuditPage(found.subList(0, Math.min(rows, found.size())), found.size() > rows);
	}

}
