package io.serai.start;

import java.nio.file.Path;

import javax.sql.DataSource;

import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DatabaseCheckTests {

	@TempDir
	private Path folder;

	@OnEachDatabase
	void leavesNothingBehindWhereItMayWrite(TestDatabase database) {
		DatabaseCheck.check(database.pool(), database.url());

		assertThat(database.jdbc().queryForObject("SELECT COUNT(*) FROM cross_reference", Integer.class)).isZero();
	}

	@Test
	void refusesFilesThatItMayOnlyRead() {
		String url = "jdbc:h2:file:" + this.folder.resolve("serai");
		migrate(database(url, "sa"));

		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> DatabaseCheck.check(database(url + ";ACCESS_MODE_DATA=r", "sa"), url + ";WRITE_DELAY=0"))
			.withMessage("The database %s can be read but not written to.", url)
			.satisfies((refused) -> assertThat(refused.remedy()).contains("data/db"));
	}

	@Test
	void refusesAPostgresThatTakesNoWrites() {
		TestDatabase database = TestDatabase.postgresql();
		String url = database.url() + (database.url().contains("?") ? "&" : "?")
				+ "options=-c%20default_transaction_read_only=on";

		try {
			assertThatExceptionOfType(StartRefusedException.class)
				.isThrownBy(() -> DatabaseCheck.check(database(url, database.user()), url))
				.satisfies((refused) -> assertThat(refused.remedy()).contains("stands by"));
		}
		finally {
			database.close();
		}
	}

	private static void migrate(DataSource database) {
		Flyway.configure()
			.dataSource(database)
			.locations("classpath:db/migration", "classpath:db/vendor/h2")
			.outOfOrder(true)
			.load()
			.migrate();
	}

	private static DataSource database(String url, String user) {
		return new DriverManagerDataSource(url, user, "");
	}

}
