package io.serai.system.table;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections to the databases of other systems, few of each.
 */
final class Pools implements AutoCloseable {

	private static final int MOST = 4;

	private final Map<String, Pool> pools = new ConcurrentHashMap<>();

	private final Duration patience;

	Pools(Duration patience) {
		this.patience = patience;
	}

	/**
	 * Returns a connection, to be closed.
	 * @param credentials as HTTP Basic has them; null for none
	 * @throws SQLException if the database does not let us in
	 * @throws ConnectException if it cannot be reached
	 */
	Connection connection(String url, @Nullable String credentials) throws SQLException, ConnectException {
		try {
			return this.pools.computeIfAbsent(url + "\n" + credentials, (key) -> pool(url, credentials)).connection();
		}
		catch (SQLException ex) {
			for (@Nullable
			Throwable cause = ex; cause != null; cause = cause.getCause()) {
				if (cause instanceof SQLException told && TriedOnce.isRefusal(told)) {
					throw told;
				}
			}
			throw (ConnectException) new ConnectException("the database cannot be reached").initCause(ex);
		}
	}

	@Override
	public void close() {
		this.pools.values().forEach((pool) -> pool.connections().close());
		this.pools.clear();
	}

	private Pool pool(String url, @Nullable String credentials) {
		String[] pair = (credentials != null && credentials.startsWith("Basic "))
				? new String(Base64.getDecoder().decode(credentials.substring("Basic ".length())),
						StandardCharsets.UTF_8)
					.split(":", 2)
				: new String[] { null, null };
		TriedOnce database = new TriedOnce(new DriverDataSource(url, null, new Properties(), pair[0], pair[1]));
		HikariConfig config = new HikariConfig();
		config.setDataSource(database);
		config.setPoolName("table");
		config.setMaximumPoolSize(MOST);
		config.setMinimumIdle(0);
		config.setConnectionTimeout(this.patience.toMillis());
		config.setInitializationFailTimeout(-1);
		return new Pool(database, new HikariDataSource(config));
	}

	private record Pool(TriedOnce database, HikariDataSource connections) {

		Connection connection() throws SQLException {
			this.database.tryAgain();
			return this.connections.getConnection();
		}

	}

}
