package io.serai.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The callers of the REST API. Changes work at once on this node, on others after
 * {@code serai.access.client-cache}. Methods throw
 * {@link org.springframework.dao.DataAccessException} if the database cannot be asked.
 */
@Service
public class ApiClients {

	/** What a client's or a source's name looks like. */
	public static final String NAME = "[a-z][a-z0-9-]{0,62}";

	private static final String COLUMNS = "name, key_prefix, key_hash, signing_secret, source, kinds, per_second, "
			+ "enabled, created_at";

	private final JdbcClient jdbc;

	private final SecretBox box;

	private final Remembering<KnownClient> known;

	private final Clock clock;

	ApiClients(JdbcClient jdbc, SecretBox box, AccessSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.box = box;
		this.known = new Remembering<>(settings.clientCache(), System::nanoTime);
		this.clock = clock;
	}

	/**
	 * Adds a caller with a random key and signing secret.
	 * @param name its name, like {@link #NAME}
	 * @param source the system as which it writes, like {@link #NAME}
	 * @param kinds wire names of what it may write; not empty
	 * @param perSecond requests a second, 1 or more
	 * @return the secrets, told only this once
	 * @throws IllegalArgumentException if an argument is malformed
	 * @throws org.springframework.dao.DuplicateKeyException if there is such a caller
	 */
	public ClientSecrets create(String name, String source, Set<String> kinds, int perSecond) {
		return create(name, source, kinds, perSecond, ApiKey.random());
	}

	ClientSecrets create(String name, String source, Set<String> kinds, int perSecond, ApiKey key) {
		if (!name.matches(NAME) || !source.matches(NAME) || kinds.isEmpty() || perSecond < 1) {
			throw new IllegalArgumentException("an API client needs a name and a source of lower-case letters, digits "
					+ "and hyphens, at least one kind and at least 1 request a second");
		}
		String secret = randomSecret();
		this.jdbc
			.sql("INSERT INTO api_client (" + COLUMNS + ") VALUES (:name, :prefix, :hash, :secret, :source, :kinds, "
					+ ":perSecond, TRUE, :at)")
			.param("name", name)
			.param("prefix", key.prefix())
			.param("hash", key.hash())
			.param("secret", this.box.close(secret))
			.param("source", source)
			.param("kinds", String.join(",", kinds))
			.param("perSecond", perSecond)
			.param("at", OffsetDateTime.ofInstant(Instant.now(this.clock), ZoneOffset.UTC))
			.update();
		return new ClientSecrets(key.text(), secret);
	}

	/** Changes what a caller may do. */
	boolean changeRights(String name, String source, Set<String> kinds, int perSecond) {
		int changed = this.jdbc
			.sql("UPDATE api_client SET source = :source, kinds = :kinds, per_second = :perSecond WHERE name = :name")
			.param("source", source)
			.param("kinds", String.join(",", kinds))
			.param("perSecond", perSecond)
			.param("name", name)
			.update();
		this.known.forget();
		return changed == 1;
	}

	/**
	 * Gives a caller another key; the one before does not count any more.
	 * @return false if there is no such caller
	 */
	boolean changeKey(String name, ApiKey key) {
		int changed = this.jdbc.sql("UPDATE api_client SET key_prefix = :prefix, key_hash = :hash WHERE name = :name")
			.param("prefix", key.prefix())
			.param("hash", key.hash())
			.param("name", name)
			.update();
		this.known.forget();
		return changed == 1;
	}

	/** Gives a caller another signing secret; the one before does not count any more. */
	boolean changeSigningSecret(String name, String secret) {
		int changed = this.jdbc.sql("UPDATE api_client SET signing_secret = :secret WHERE name = :name")
			.param("secret", this.box.close(secret))
			.param("name", name)
			.update();
		this.known.forget();
		return changed == 1;
	}

	/**
	 * Lets a caller in or keeps it out.
	 * @return false if there is no such caller
	 */
	public boolean enable(String name, boolean enabled) {
		int changed = this.jdbc.sql("UPDATE api_client SET enabled = :enabled WHERE name = :name")
			.param("enabled", enabled)
			.param("name", name)
			.update();
		this.known.forget();
		return changed == 1;
	}

	/**
	 * Removes a caller for good.
	 * @return false if there is no such caller
	 */
	public boolean remove(String name) {
		int removed = this.jdbc.sql("DELETE FROM api_client WHERE name = :name").param("name", name).update();
		this.known.forget();
		return removed == 1;
	}

	/**
	 * Returns all callers, by name.
	 */
	public List<ApiClient> all() {
		return this.jdbc.sql("SELECT " + COLUMNS + " FROM api_client ORDER BY name")
			.query(ApiClients::row)
			.stream()
			.map(KnownClient::client)
			.toList();
	}

	/**
	 * Returns the caller of that name, enabled or not, as the database has it now.
	 */
	public Optional<ApiClient> find(String name) {
		return find("name", name).map(KnownClient::client);
	}

	/**
	 * Returns the enabled caller to whom the key belongs; empty if it is nobody's.
	 */
	public Optional<ApiClient> byKey(String key) {
		ApiKey presented = new ApiKey(key);
		return this.known.get("key " + presented.prefix(), () -> find("key_prefix", presented.prefix()))
			.filter((client) -> presented.hasHash(client.keyHash()))
			.map(KnownClient::client)
			.filter(ApiClient::enabled);
	}

	/**
	 * Returns the caller of that name with its secrets, enabled or not.
	 */
	Optional<KnownClient> byName(String name) {
		return this.known.get("name " + name, () -> find("name", name));
	}

	/** To be called after a change is committed: somebody may have asked just before. */
	void forget() {
		this.known.forget();
	}

	String signingSecret(KnownClient client) {
		return this.box.open(client.closedSecret());
	}

	static String randomSecret() {
		return "whsec_" + Base64.getEncoder().encodeToString(ApiKey.bytes(32));
	}

	private Optional<KnownClient> find(String column, String value) {
		return this.jdbc.sql("SELECT " + COLUMNS + " FROM api_client WHERE " + column + " = :value")
			.param("value", value)
			.query(ApiClients::row)
			.optional();
	}

	private static KnownClient row(ResultSet row, int number) throws SQLException {
		ApiClient client = new ApiClient(row.getString("name"), row.getString("key_prefix"), row.getString("source"),
				Set.of(row.getString("kinds").split(",")), row.getInt("per_second"), row.getBoolean("enabled"),
				row.getObject("created_at", OffsetDateTime.class).toInstant());
		return new KnownClient(client, row.getString("key_hash"), row.getString("signing_secret"));
	}

}
