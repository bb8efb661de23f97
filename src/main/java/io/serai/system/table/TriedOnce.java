package io.serai.system.table;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database as a pool reaches it. A pool that waits for a connection tries again and
 * again; a password that was refused is not tried again before a caller asks anew, since
 * many databases lock a user out after a few wrong ones.
 */
final class TriedOnce extends DelegatingDataSource {

	private volatile @Nullable SQLException refused;

	TriedOnce(DataSource database) {
		super(database);
	}

	/** Tells whether the database does not let the user in (SQLSTATE class 28). */
	static boolean isRefusal(SQLException ex) {
		return ex.getSQLState() != null && ex.getSQLState().startsWith("28");
	}

	void tryAgain() {
		this.refused = null;
	}

	@Override
	public Connection getConnection() throws SQLException {
		SQLException told = this.refused;
		if (told != null) {
			throw told;
		}
		try {
			return super.getConnection();
		}
		catch (SQLException ex) {
			if (isRefusal(ex)) {
				this.refused = ex;
			}
			throw ex;
		}
	}

}
