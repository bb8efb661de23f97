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

	private final long mostRows;

	private final Columns columns;

	private final Locale language;

	private long read;

	private @Nullable Row ahead;

	/**
	 * Reads the header row.
	 * @param mostRows how many rows may follow it
	 * @throws RefusedFileException if it is none, or too many rows follow
	 * @throws IOException if the file cannot be read
	 */
	CsvDrafts(Reader text, RecordKind kind, Locale language, long mostRows) throws IOException {
		this.rows = new CsvReader(text);
		this.language = language;
		this.mostRows = mostRows;
		this.columns = Columns.of(header(), kind, language);
		this.ahead = nextRow();
	}

	private List<String> header() throws IOException {
		Row header = this.rows.next().orElse(new Row(1, List.of(""), null));
		if (header.fault() == Row.Fault.TOO_MANY_CELLS) {
			throw RefusedFileException.header(
					List.of(Words.violation(this.language, "", "row.too-many-cells", String.valueOf(header.line()))));
		}
		return (header.fault() == null) ? header.cells() : List.of("");
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
		Optional<Row> row = counted();
		while (row.isPresent() && row.get().isEmpty()) {
			row = counted();
		}
		return row.orElse(null);
	}

	private Optional<Row> counted() throws IOException {
		Optional<Row> row = this.rows.next();
		if (row.isPresent() && ++this.read > this.mostRows) {
			throw RefusedFileException.of(RefusedFileException.Reason.TOO_LONG, this.mostRows);
		}
		return row;
	}

}
