package io.serai.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.Violation;
import io.serai.rows.Row;

/**
 * A record while its rows are read. An empty cell says nothing. What a spreadsheet has
 * spoilt is told, since nobody can know what stood there before.
 */
final class CsvDraft {

	private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

	/** A long number that was opened and saved again: its last digits are gone. */
	private static final Pattern ROUNDED = Pattern.compile("[+-]?\\d(\\.\\d+)?E[+-]?\\d{1,3}",
			Pattern.CASE_INSENSITIVE);

	/** Executed when somebody opens the file; a phone or an amount begins so, too. */
	private static final Pattern FORMULA = Pattern.compile("(?s)[=@].+|[+-](?![\\d.]).+");

	private static final int MOST_FAULTS = 50;

	private final Columns columns;

	private final Row first;

	private final Locale language;

	private final ObjectNode json = CanonicalJson.mapper().createObjectNode();

	private final List<Violation> faults = new ArrayList<>();

	private int rows;

	CsvDraft(Columns columns, Row first, Locale language) {
		this.columns = columns;
		this.first = first;
		this.language = language;
		add(first);
	}

	/** Tells whether a row is of the same record. */
	boolean goesOnWith(Row row) {
		return this.columns.isOfSeveralRows() && row.fault() == null && this.first.fault() == null
				&& !key(row).isEmpty() && key(row).equals(key(this.first));
	}

	/** Adds a row of this record. */
	void add(Row row) {
		if (row.fault() != null) {
			fault("", "row." + row.fault().name().toLowerCase(Locale.ROOT).replace('_', '-'),
					String.valueOf(row.line()));
			return;
		}
		int width = this.columns.all().size();
		if (row.cells()
			.subList(Math.min(width, row.cells().size()), row.cells().size())
			.stream()
			.anyMatch((cell) -> !cell.isBlank())) {
			fault("", "row.too-wide", row.cells().size(), width);
		}
		for (int i = 0; i < Math.min(width, row.cells().size()); i++) {
			put(this.columns.all().get(i), row.cells().get(i).strip());
		}
		this.rows++;
	}

	Draft draft() {
		return new Draft(this.first.line(), this.json, this.faults);
	}

	private void put(Column column, String cell) {
		if (cell.isEmpty()) {
			return;
		}
		if (ROUNDED.matcher(cell).matches()) {
			fault(column.name(), "row.rounded");
		}
		else if (FORMULA.matcher(cell).matches()) {
			fault(column.name(), "row.formula");
		}
		else if (this.rows > 0 && !column.isEach()) {
			same(column, cell);
		}
		else {
			column.put(this.json, this.rows, value(column, cell));
		}
	}

	/**
	 * What concerns the whole record stands in its first row; repeated, it is the same.
	 */
	private void same(Column column, String cell) {
		int place = this.columns.all().indexOf(column);
		String before = (place < this.first.cells().size()) ? this.first.cells().get(place).strip() : "";
		if (!before.equals(cell)) {
			fault(column.name(), "row.differs", this.first.line());
		}
	}

	private static JsonNode value(Column column, String cell) {
		return switch (column.type()) {
			case "integer" ->
				WHOLE.matcher(cell).matches() ? IntNode.valueOf(Integer.parseInt(cell)) : TextNode.valueOf(cell);
			case "boolean" -> cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")
					? BooleanNode.valueOf(cell.equalsIgnoreCase("true")) : TextNode.valueOf(cell);
			default -> TextNode.valueOf(cell);
		};
	}

	private String key(Row row) {
		int key = this.columns.key();
		return (key < row.cells().size()) ? row.cells().get(key).strip() : "";
	}

	private void fault(String path, String code, Object... words) {
		if (this.faults.size() < MOST_FAULTS) {
			this.faults.add(Words.violation(this.language, path, code, words));
		}
	}

}
