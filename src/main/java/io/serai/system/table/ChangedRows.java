package io.serai.system.table;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.HubHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Reads one page of a table in the order of its watermark: of a column of times within
 * the window of the poll, and rows of one moment by their key; of a column of ids
 * whatever is above the last one. Answers {@code {"items": [...], "next": ..., "more":
 * ...}}.
 */
final class ChangedRows implements Work {

	private static final int SECONDS = 25;

	private final Place place;

	private final String watermark;

	private final boolean keep;

	/**
	 * Makes the work.
	 * @param watermark a column
	 * @param keep whether the poll goes on where it was, as ids need it
	 */
	ChangedRows(Place place, String watermark, boolean keep) {
		Place.checkColumn(watermark);
		this.place = place;
		this.watermark = watermark;
		this.keep = keep;
	}

	@Override
	public JsonNode run(Connection connection, JsonNode body, Map<String, Object> inputs) throws SQLException {
		Columns columns = Columns.of(connection, this.place);
		Column moves = columns.named(this.watermark);
		if (moves.isTime() == this.keep) {
			throw new RefusedRowException(this.keep ? "the watermark is a time: leave the option keep empty"
					: "the watermark is no time: set the option keep to cursor, or choose a column of times");
		}
		List<Column> order = moves.isTime()
				? Stream.concat(Stream.of(moves), this.place.key().stream().map(columns::named)).toList()
				: List.of(moves);
		int limit = Integer.parseInt(String.valueOf(inputs.get(HubHeaders.LIMIT)));
		List<Value> values = new ArrayList<>();
		List<String> conditions = new ArrayList<>();
		if (moves.isTime()) {
			conditions.add(moves.quoted() + " >= ? AND " + moves.quoted() + " <= ?");
			values.add(new Value(moves, text(inputs, HubHeaders.SINCE)));
			values.add(new Value(moves, text(inputs, HubHeaders.UNTIL)));
		}
		if (inputs.get(HubHeaders.CURSOR) instanceof String cursor) {
			conditions.add(after(order, cursor, values));
		}
		String sql = "SELECT * FROM %s%s ORDER BY %s FETCH FIRST %d ROWS ONLY".formatted(this.place.table(),
				conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions),
				order.stream().map(Column::quoted).collect(Collectors.joining(", ")), limit);
		return page(connection, sql, values, columns, order, limit);
	}

	private JsonNode page(Connection connection, String sql, List<Value> values, Columns columns, List<Column> order,
			int limit) throws SQLException {
		ObjectNode page = CanonicalJson.mapper().createObjectNode();
		ArrayNode items = page.putArray("items");
		@Nullable ObjectNode last = null;
		try (PreparedStatement statement = connection.prepareStatement(sql)) {
			statement.setQueryTimeout(SECONDS);
			for (int i = 0; i < values.size(); i++) {
				values.get(i).column().set(statement, i + 1, values.get(i).json(), this.place.zone());
			}
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					last = items.addObject();
					for (Column column : columns.all()) {
						last.set(column.name(), column.get(rows, this.place.zone()));
					}
				}
			}
		}
		if (last != null) {
			page.put("next", cursor(order, last));
		}
		return page.put("more", items.size() == limit);
	}

	/** Above the last row of the page before, column by column. */
	private static String after(List<Column> order, String cursor, List<Value> values) {
		JsonNode last = CanonicalJson.readTree(Base64.getUrlDecoder().decode(cursor));
		List<String> ways = new ArrayList<>();
		for (int i = 0; i < order.size(); i++) {
			List<String> parts = new ArrayList<>();
			for (int j = 0; j <= i; j++) {
				parts.add(order.get(j).quoted() + ((j == i) ? " > ?" : " = ?"));
				values.add(new Value(order.get(j), last.path(j)));
			}
			ways.add("(" + String.join(" AND ", parts) + ")");
		}
		return "(" + String.join(" OR ", ways) + ")";
	}

	private static String cursor(List<Column> order, ObjectNode row) {
		ArrayNode cursor = CanonicalJson.mapper().createArrayNode();
		order.forEach((column) -> cursor.add(row.path(column.name())));
		return Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(cursor.toString().getBytes(StandardCharsets.UTF_8));
	}

	private static JsonNode text(Map<String, Object> inputs, String name) {
		return TextNode.valueOf(String.valueOf(inputs.get(name)));
	}

	/** What a place of a statement holds. */
	private record Value(Column column, JsonNode json) {
	}

}
