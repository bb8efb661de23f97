package io.serai.rows;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One row of a CSV file.
 *
 * @param line where it begins in the file, from 1
 * @param cells its texts, unquoted; one empty text for an empty line
 * @param fault why it cannot be read; null if it can
 */
public record Row(long line, List<String> cells, @Nullable Fault fault) {

	public Row {
		cells = List.copyOf(cells);
	}

	/** Tells whether there is nothing in it. */
	public boolean isEmpty() {
		return this.fault == null && this.cells.stream().allMatch(String::isBlank);
	}

	/** What may be wrong with a row as a row. */
	public enum Fault {

		/** A quote in the midst of a cell, or text after a closing quote. */
		STRAY_QUOTE,

		/** The file ends within quotes. */
		OPEN_QUOTE,

		/** A cell that is longer than a cell may be. */
		TOO_LONG,

		/** More cells than a row may have; those beyond are dropped. */
		TOO_MANY_CELLS

	}

}
