package io.serai.system.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;

/**
 * Puts a row: one with its key is brought up to date, else it is added. The columns that
 * the row does not name stay as they are.
 */
final class SaveRow implements Work {

	private static final int SECONDS = 25;

	private static final String TAKEN = "23505";

	private final Place place;

	SaveRow(Place place) {
		this.place = place;
	}

	@Override
	public JsonNode run(Connection connection, JsonNode body, Map<String, Object> inputs) throws SQLException {
		Columns columns = Columns.of(connection, this.place);
		Map<Column, JsonNode> row = new LinkedHashMap<>();
		body.properties().forEach((field) -> row.put(columns.named(field.getKey()), field.getValue()));
		Map<Column, JsonNode> key = new LinkedHashMap<>();
		for (String name : this.place.key()) {
			Column column = columns.named(name);
			JsonNode value = row.remove(column);
			if (value == null || value.isNull()) {
				throw new RefusedRowException("the row has no '%s', which is part of its key".formatted(name));
			}
			key.put(column, value);
		}
		boolean there = update(connection, row, key);
		if (!there && !insert(connection, row, key)) {
			update(connection, row, key);
		}
		return CanonicalJson.mapper().createObjectNode().put("added", !there);
	}

	private boolean update(Connection connection, Map<Column, JsonNode> row, Map<Column, JsonNode> key)
			throws SQLException {
		// A table of keys only: nothing can change but whether it is there.
		Map<Column, JsonNode> set = row.isEmpty() ? key : row;
		String sql = "UPDATE %s SET %s WHERE %s".formatted(this.place.table(), assigned(set, ", "),
				assigned(key, " AND "));
		List<Map.Entry<Column, JsonNode>> values = new ArrayList<>(set.entrySet());
		values.addAll(key.entrySet());
		return run(connection, sql, values) > 0;
	}

	/** Returns false if somebody else has added it meanwhile. */
	private boolean insert(Connection connection, Map<Column, JsonNode> row, Map<Column, JsonNode> key)
			throws SQLException {
		List<Map.Entry<Column, JsonNode>> values = new ArrayList<>(key.entrySet());
		values.addAll(row.entrySet());
		String sql = "INSERT INTO %s (%s) VALUES (%s)".formatted(this.place.table(),
				values.stream().map((value) -> value.getKey().quoted()).collect(Collectors.joining(", ")),
				values.stream().map((value) -> "?").collect(Collectors.joining(", ")));
		try {
			run(connection, sql, values);
			return true;
		}
		catch (SQLException ex) {
			if (TAKEN.equals(ex.getSQLState())) {
				return false;
			}
			throw ex;
		}
	}

	private int run(Connection connection, String sql, List<Map.Entry<Column, JsonNode>> values) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setQueryTimeout(SECONDS);
			int place = 1;
			for (Map.Entry<Column, JsonNode> value : values) {
				value.getKey().set(statement, place++, value.getValue(), this.place.zone());
			}
			return statement.executeUpdate();
		}
	}

	private static String assigned(Map<Column, JsonNode> values, String between) {
		return values.keySet().stream().map((column) -> column.quoted() + " = ?").collect(Collectors.joining(between));
	}

}
