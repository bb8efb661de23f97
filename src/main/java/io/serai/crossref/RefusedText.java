package io.serai.crossref;

import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/**
 * Tells a text that a database will never take from a database that takes nothing now.
 */
final class RefusedText {

	/** Class of SQL states: a value is wrong, e.g. a NUL in PostgreSQL. */
	private static final String WRONG_VALUE = "22";

	/** PostgreSQL: a row of an index is too long. */
	private static final String TOO_LONG = "54000";

	private RefusedText() {
	}

	static boolean isIn(Throwable failure) {
		for (@Nullable
		Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof SQLException sql && sql.getSQLState() != null
					&& (sql.getSQLState().startsWith(WRONG_VALUE) || sql.getSQLState().equals(TOO_LONG))) {
				return true;
			}
		}
		return false;
	}

}
