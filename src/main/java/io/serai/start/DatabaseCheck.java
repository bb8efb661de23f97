package io.serai.start;

import javax.sql.DataSource;

import org.flywaydb.core.Flyway;

import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries whether the database can be written to once its tables are there. H2 opens files
 * of another user for reading only and says nothing, and so does a PostgreSQL that stands
 * by: the hub would take records and keep nothing of their journey.
 */
@Component
final class DatabaseCheck implements FlywayMigrationStrategy {

	private final Environment environment;

	DatabaseCheck(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void migrate(Flyway flyway) {
		flyway.migrate();
		check(flyway.getConfiguration().getDataSource(), this.environment.getProperty("serai.database.url", ""));
	}

	/**
	 * Writes a row and takes it back.
	 * @param url as {@code serai.database.url}
	 * @throws StartRefusedException if it is not taken
	 */
	static void check(DataSource database, String url) {
		try {
			new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult((status) -> {
				status.setRollbackOnly();
				new JdbcTemplate(database).update("""
						INSERT INTO cross_reference (system, kind, source, record_key, external_id, linked_at)
						VALUES ('serai', 'start', 'serai', 'start', 'start', CURRENT_TIMESTAMP)""");
			});
		}
		catch (DataAccessException | TransactionException ex) {
			throw new StartRefusedException("The database %s can be read but not written to.".formatted(url
				.replaceAll("[?;].*", "")), url.startsWith("jdbc:h2:")
						? "Give the user who starts the hub the right to write the files in data/db; often they belong "
								+ "to another user who started the hub once."
						: "Connect to the server that takes writes, not to one that stands by, with a user who may "
								+ "write (SERAI_DATABASE_URL, SERAI_DATABASE_USER).");
		}
	}

}
