package io.serai.system.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The columns that a table has: nothing else is ever written into a statement.
 *
 * @param all in the order of the table
 */
record Columns(List<Column> all) {

	static Columns of(Connection connection, Place place) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet none = statement.executeQuery("SELECT * FROM " + place.table() + " WHERE 1 = 0")) {
			return of(none.getMetaData(), connection.getMetaData().getIdentifierQuoteString());
		}
	}

	static Columns of(ResultSetMetaData row, String quote) throws SQLException {
		List<Column> all = new ArrayList<>();
		for (int i = 1; i <= row.getColumnCount(); i++) {
			String name = row.getColumnName(i);
			all.add(new Column(name.toLowerCase(Locale.ROOT), quote + name.replace(quote, "") + quote,
					row.getColumnType(i), row.getColumnTypeName(i).toLowerCase(Locale.ROOT)));
		}
		return new Columns(all);
	}

	/**
	 * Returns a column by its name in any case.
	 * @throws RefusedRowException if the table has none such
	 */
	Column named(String name) {
		return this.all.stream()
			.filter((column) -> column.name().equals(name.toLowerCase(Locale.ROOT)))
			.findFirst()
			.orElseThrow(() -> new RefusedRowException("the table has no column '%s'; it has %s".formatted(plain(name),
					this.all.stream().map(Column::name).toList())));
	}

	private static String plain(String name) {
		return name.matches("\\w{1,63}") ? name : "?";
	}

}
