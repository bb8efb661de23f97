package io.serai.store;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.serai.canonical.RecordKind;
import io.serai.rows.CsvReader;
import io.serai.rows.Row;
import org.jspecify.annotations.Nullable;

/**
 * Records of a CSV file with a header row. If a column fills elements, as
 * {@code lines[].sku} does, rows that follow each other with one key are one record.
 */
final class CsvDrafts implements Drafts {

	private final CsvReader rows;

	private final Columns columns;

	private final Locale language;

	private @Nullable Row ahead;

	/**
	 * Reads the header row.
	 * @throws RefusedFileException if it is none
	 * @throws IOException if the file cannot be read
	 */
	CsvDrafts(Reader text, RecordKind kind, Locale language) throws IOException {
		this.rows = new CsvReader(text);
		this.language = language;
		Row header = this.rows.next().filter((row) -> row.fault() == null).orElse(new Row(1, List.of(""), null));
		this.columns = Columns.of(header.cells(), kind, language);
		this.ahead = nextRow();
	}

	@Override
	public Optional<Draft> next() throws IOException {
		Row first = this.ahead;
		if (first == null) {
			return Optional.empty();
		}
		CsvDraft draft = new CsvDraft(this.columns, first, this.language);
		this.ahead = nextRow();
		while (this.ahead != null && draft.goesOnWith(this.ahead)) {
			draft.add(this.ahead);
			this.ahead = nextRow();
		}
		return Optional.of(draft.draft());
	}

	private @Nullable Row nextRow() throws IOException {
		Optional<Row> row = this.rows.next();
		while (row.isPresent() && row.get().isEmpty()) {
			row = this.rows.next();
		}
		return row.orElse(null);
	}

}
