package io.serai.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordSchemas;
import io.serai.canonical.Violation;

/**
 * The header row of a CSV file: which field of the record each column fills.
 *
 * @param all in the order of the file
 * @param key place of the column {@code key}; -1 if there is none
 */
record Columns(List<Column> all, int key) {

	/**
	 * A first row that is no header, e.g. a title, is told by few faults, not by each
	 * cell.
	 */
	private static final int MOST_FAULTS = 50;

	Columns {
		all = List.copyOf(all);
	}

	/**
	 * Reads the header row.
	 * @throws RefusedFileException if it names something twice or nothing of the record
	 */
	static Columns of(List<String> header, RecordKind kind, Locale language) {
		ObjectNode schema = RecordSchemas.of(kind);
		List<Column> all = new ArrayList<>();
		List<Violation> faults = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (String cell : header) {
			String name = cell.strip();
			if (faults.size() == MOST_FAULTS) {
				break;
			}
			if (!names.add(name)) {
				faults.add(Words.violation(language, name, "header.twice"));
				continue;
			}
			Column.of(name, schema)
				.ifPresentOrElse(all::add,
						() -> faults.add(Words.violation(language, name, "header.unknown", kind.wireName())));
		}
		Columns columns = new Columns(all, all.stream().map(Column::name).toList().indexOf("key"));
		if (columns.isOfSeveralRows() && columns.key < 0 && faults.size() < MOST_FAULTS) {
			faults.add(Words.violation(language, "key", "header.no-key"));
		}
		if (!faults.isEmpty()) {
			throw RefusedFileException.header(faults);
		}
		return columns;
	}

	/** Tells whether rows that follow each other with one key are one record. */
	boolean isOfSeveralRows() {
		return this.all.stream().anyMatch(Column::isEach);
	}

}
