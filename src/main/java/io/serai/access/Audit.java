package io.serai.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What people did, kept for those who ask later. Never holds secrets or payloads.
 */
@Service
public class Audit {

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
		return this.jdbc
			.sql("SELECT happened_at, who, what, target, detail FROM audit ORDER BY happened_at DESC, id LIMIT :limit")
			.param("limit", limit)
			.query((row, number) -> new AuditEntry(row.getObject(1, OffsetDateTime.class).toInstant(), row.getString(2),
					row.getString(3), row.getString(4), row.getString(5)))
			.list();
	}

}
