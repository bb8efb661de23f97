package io.serai.access;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Remembers for a day which {@code Idempotency-Key} a caller used for which body.
 */
@Service
public class IdempotencyKeys {

	private final JdbcClient jdbc;

	private final Clock clock;

	IdempotencyKeys(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Claims the key for the body.
	 * @return false if the caller used the key for another body before
	 * @throws org.springframework.dao.DataAccessException if the database cannot be asked
	 */
	public boolean claim(String client, String key, byte[] body) {
		String hash = ApiKey.sha256(body);
		try {
			this.jdbc
				.sql("INSERT INTO idempotency_key (client, used_key, body_hash, created_at) "
						+ "VALUES (:client, :key, :hash, :at)")
				.param("client", client)
				.param("key", key)
				.param("hash", hash)
				.param("at", OffsetDateTime.ofInstant(Instant.now(this.clock), ZoneOffset.UTC))
				.update();
			return true;
		}
		catch (DuplicateKeyException ex) {
			return this.jdbc.sql("SELECT body_hash FROM idempotency_key WHERE client = :client AND used_key = :key")
				.param("client", client)
				.param("key", key)
				.query(String.class)
				.optional()
				.map(hash::equals)
				.orElse(true);
		}
	}

}
