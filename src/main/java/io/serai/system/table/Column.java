package io.serai.system.table;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/**
 * One column, and how its values are JSON: whole numbers as numbers, other numbers as
 * decimal texts, times as ISO-8601 in UTC.
 *
 * @param name in lower case
 * @param quoted as it stands in a statement
 * @param type of {@link Types}
 * @param typeName the database's own, in lower case
 */
record Column(String name, String quoted, int type, String typeName) {

	private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

	boolean isTime() {
		return this.type == Types.TIMESTAMP || this.type == Types.TIMESTAMP_WITH_TIMEZONE;
	}

	/**
	 * Sets a parameter.
	 * @throws RefusedRowException if the column does not take such a value
	 */
	void set(PreparedStatement statement, int place, JsonNode value, ZoneId zone) throws SQLException {
		if (value.isNull() || value.isMissingNode()) {
			statement.setNull(place, this.type);
			return;
		}
		String text = value.isValueNode() ? value.asText() : value.toString();
		try {
			statement.setObject(place, parameter(text, zone), parameterType());
		}
		catch (DateTimeException | NumberFormatException ex) {
			throw new RefusedRowException("column %s takes %s".formatted(this.name, this.typeName));
		}
	}

	/** Returns the value in this row. */
	JsonNode get(ResultSet row, ZoneId zone) throws SQLException {
		if (row.getObject(this.name) == null) {
			return JSON.nullNode();
		}
		return switch (this.type) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> JSON.numberNode(row.getLong(this.name));
			case Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.FLOAT, Types.REAL ->
				JSON.textNode(row.getBigDecimal(this.name).toPlainString());
			case Types.BOOLEAN, Types.BIT -> JSON.booleanNode(row.getBoolean(this.name));
			case Types.DATE -> JSON.textNode(row.getObject(this.name, LocalDate.class).toString());
			case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> JSON.textNode(time(row, zone));
			default -> JSON.textNode(row.getString(this.name));
		};
	}

	private String time(ResultSet row, ZoneId zone) throws SQLException {
		OffsetDateTime time = isZoned() ? row.getObject(this.name, OffsetDateTime.class)
				: row.getObject(this.name, LocalDateTime.class).atZone(zone).toOffsetDateTime();
		return time.toInstant().toString();
	}

	private Object parameter(String text, ZoneId zone) {
		return switch (this.type) {
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> Long.valueOf(text);
			case Types.NUMERIC, Types.DECIMAL, Types.DOUBLE, Types.FLOAT, Types.REAL -> new BigDecimal(text);
			case Types.BOOLEAN, Types.BIT -> Boolean.valueOf(text);
			case Types.DATE -> LocalDate.parse(text.substring(0, Math.min(10, text.length())));
			case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> {
				OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
				yield isZoned() ? time.withOffsetSameInstant(ZoneOffset.UTC)
						: time.atZoneSameInstant(zone).toLocalDateTime();
			}
			default -> text;
		};
	}

	/** PostgreSQL calls both kinds by one number. */
	private boolean isZoned() {
		return this.type == Types.TIMESTAMP_WITH_TIMEZONE || this.typeName.equals("timestamptz");
	}

	private int parameterType() {
		return switch (this.type) {
			case Types.TIMESTAMP -> isZoned() ? Types.TIMESTAMP_WITH_TIMEZONE : this.type;
			case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> Types.BIGINT;
			default -> this.type;
		};
	}

}
