package io.serai.system.table;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;

import io.serai.system.signin.SignInRecipes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PoolsTests {

	private final Locked database = new Locked();

	@BeforeEach
	void register() throws SQLException {
		DriverManager.registerDriver(this.database);
	}

	@AfterEach
	void deregister() throws SQLException {
		DriverManager.deregisterDriver(this.database);
	}

	@Test
	void triesARefusedPasswordOnceACall() {
		String credentials = "Basic " + SignInRecipes.encoded("hub:wrong");
		try (Pools pools = new Pools(Duration.ofMillis(500))) {
			for (int call = 1; call <= 2; call++) {
				assertThatExceptionOfType(SQLException.class)
					.isThrownBy(() -> pools.connection("jdbc:locked:", credentials))
					.satisfies((ex) -> assertThat(ex.getSQLState()).isEqualTo("28000"));

				assertThat(this.database.tried).hasValue(call);
			}
		}
	}

	/** A database that lets nobody in. */
	private static final class Locked implements Driver {

		private final AtomicInteger tried = new AtomicInteger();

		@Override
		public Connection connect(String url, Properties info) throws SQLException {
			if (!acceptsURL(url)) {
				return null;
			}
			this.tried.incrementAndGet();
			throw new SQLException(info.getProperty("user") + " may not", "28000");
		}

		@Override
		public boolean acceptsURL(String url) {
			return url.startsWith("jdbc:locked:");
		}

		@Override
		public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
			return new DriverPropertyInfo[0];
		}

		@Override
		public int getMajorVersion() {
			return 1;
		}

		@Override
		public int getMinorVersion() {
			return 0;
		}

		@Override
		public boolean jdbcCompliant() {
			return false;
		}

		@Override
		public Logger getParentLogger() {
			return Logger.getGlobal();
		}

	}

}
