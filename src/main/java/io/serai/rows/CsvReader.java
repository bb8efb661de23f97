package io.serai.rows;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads CSV as RFC 4180 has it: quotes around cells, doubled within, any line end. A byte
 * order mark is passed over. Cells are separated by what the first row has: a comma, else
 * a semicolon, else a tab, as spreadsheets of different countries write them.
 */
public final class CsvReader {

	private static final int LONGEST_CELL = 65_536;

	/** Else a few megabytes of separators would be millions of texts. */
	private static final int MOST_CELLS = 500;

	private static final int BYTE_ORDER_MARK = '\uFEFF';

	private static final int END = -1;

	private final PushbackReader text;

	private char separator;

	private long line = 1;

	/**
	 * Opens the text.
	 * @param text not closed by this reader
	 * @throws IOException if it cannot be read
	 */
	public CsvReader(Reader text) throws IOException {
		this.text = new PushbackReader(text, LONGEST_CELL);
		int first = this.text.read();
		if (first != BYTE_ORDER_MARK && first != END) {
			this.text.unread(first);
		}
		this.separator = separatorAhead();
	}

	/**
	 * Returns the next row; empty at the end.
	 * @throws IOException if it cannot be read
	 */
	public Optional<Row> next() throws IOException {
		int ahead = peek();
		if (ahead == END) {
			return Optional.empty();
		}
		RowDraft row = new RowDraft(this.line);
		int character = this.text.read();
		while (character != END && !(row.isEndedBy(character))) {
			count(character);
			row.take((char) character, this.separator);
			character = this.text.read();
		}
		if (character == '\r' && peek() == '\n') {
			character = this.text.read();
		}
		count((character == '\r') ? '\n' : character);
		return Optional.of(row.row());
	}

	private void count(int character) {
		if (character == '\n') {
			this.line++;
		}
	}

	private int peek() throws IOException {
		int ahead = this.text.read();
		if (ahead != END) {
			this.text.unread(ahead);
		}
		return ahead;
	}

	private char separatorAhead() throws IOException {
		StringBuilder first = new StringBuilder();
		int character = this.text.read();
		while (character != END && character != '\n' && character != '\r' && first.length() < LONGEST_CELL - 1) {
			first.append((char) character);
			character = this.text.read();
		}
		if (character != END) {
			this.text.unread(character);
		}
		this.text.unread(first.toString().toCharArray());
		return List.of(',', ';', '\t')
			.stream()
			.filter((one) -> first.indexOf(one.toString()) >= 0)
			.findFirst()
			.orElse(',');
	}

	/** A row while it is read. */
	private static final class RowDraft {

		private final long line;

		private final List<String> cells = new ArrayList<>();

		private final StringBuilder cell = new StringBuilder();

		private boolean quoted;

		private boolean closed;

		private Row.@org.jspecify.annotations.Nullable Fault fault;

		RowDraft(long line) {
			this.line = line;
		}

		boolean isEndedBy(int character) {
			return (character == '\n' || character == '\r') && (!this.quoted || this.closed);
		}

		void take(char character, char separator) {
			boolean outside = !this.quoted || this.closed;
			if (outside && character == separator) {
				end();
			}
			else if (character == '"') {
				quote();
			}
			else if (this.closed) {
				this.fault = Row.Fault.STRAY_QUOTE;
			}
			else {
				append(character);
			}
		}

		/** A quote in a quoted cell closes it, unless another one follows. */
		private void quote() {
			if (this.closed) {
				this.closed = false;
				append('"');
			}
			else if (this.quoted) {
				this.closed = true;
			}
			else if (this.cell.isEmpty()) {
				this.quoted = true;
			}
			else if (this.cell.toString().equals("=")) {
				// A spreadsheet's way to keep a number a text: ="0012"
				this.cell.setLength(0);
				this.quoted = true;
			}
			else {
				this.fault = Row.Fault.STRAY_QUOTE;
			}
		}

		private void append(char character) {
			if (this.cell.length() < LONGEST_CELL) {
				this.cell.append(character);
			}
			else {
				this.fault = Row.Fault.TOO_LONG;
			}
		}

		private void end() {
			if (this.cells.size() < MOST_CELLS) {
				this.cells.add(this.cell.toString());
			}
			else {
				this.fault = Row.Fault.TOO_MANY_CELLS;
			}
			this.cell.setLength(0);
			this.quoted = false;
			this.closed = false;
		}

		Row row() {
			if (this.quoted && !this.closed) {
				this.fault = Row.Fault.OPEN_QUOTE;
			}
			end();
			return new Row(this.line, this.cells, this.fault);
		}

	}

}
