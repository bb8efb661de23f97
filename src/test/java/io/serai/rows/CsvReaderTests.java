package io.serai.rows;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CsvReaderTests {

	@ParameterizedTest
	@ValueSource(strings = { "a,b\nx,y\n", "a,b\r\nx,y\r\n", "a,b\rx,y", "\uFEFFa,b\nx,y", "a;b\nx;y", "a\tb\nx\ty",
			"\"a\",\"b\"\n\"x\",\"y\"" })
	void readsWhatSpreadsheetsWrite(String csv) throws IOException {
		assertThat(cells(csv)).containsExactly(List.of("a", "b"), List.of("x", "y"));
	}

	@Test
	void keepsQuotesSeparatorsAndLineEndsWithinACellAndTellsTheLineOfEachRow() throws IOException {
		List<Row> rows = rows("a,b\n\"1 \"\"big\"\", red\",\"two\r\nlines\"\n绿茶,\"\"\n");

		assertThat(rows).extracting(Row::cells)
			.containsExactly(List.of("a", "b"), List.of("1 \"big\", red", "two\r\nlines"), List.of("绿茶", ""));
		assertThat(rows).extracting(Row::line).containsExactly(1L, 2L, 4L);
	}

	@Test
	void takesANumberThatASpreadsheetKeptATextByAFormula() throws IOException {
		assertThat(cells("a,b\n=\"0012\",x")).last().isEqualTo(List.of("0012", "x"));
	}

	@Test
	void marksTheRowThatIsWrongAndGoesOn() throws IOException {
		List<Row> rows = rows("a,b\nx\"y,1\n\"x\"y,1\nfine,2\n" + "\"open,3\n");

		assertThat(rows).extracting(Row::fault)
			.containsExactly(null, Row.Fault.STRAY_QUOTE, Row.Fault.STRAY_QUOTE, null, Row.Fault.OPEN_QUOTE);
	}

	@Test
	void bearsNoEndlessCell() throws IOException {
		List<Row> rows = rows("a,b\n" + "x".repeat(70_000) + ",1\nfine,2");

		assertThat(rows.get(1).fault()).isEqualTo(Row.Fault.TOO_LONG);
		assertThat(rows.get(2).cells()).containsExactly("fine", "2");
	}

	@Test
	void bearsNoEndlessRow() throws IOException {
		List<Row> rows = rows(",".repeat(499) + "\n" + ",".repeat(2_000_000) + "\nfine,2");

		assertThat(rows).extracting(Row::fault).containsExactly(null, Row.Fault.TOO_MANY_CELLS, null);
		assertThat(rows).extracting((row) -> row.cells().size()).containsExactly(500, 500, 2);
	}

	@Test
	void aFileWithoutAnythingHasNoRows() throws IOException {
		assertThat(rows("")).isEmpty();
		assertThat(rows("\uFEFF")).isEmpty();
	}

	private static List<List<String>> cells(String csv) throws IOException {
		return rows(csv).stream().map(Row::cells).toList();
	}

	private static List<Row> rows(String csv) throws IOException {
		CsvReader reader = new CsvReader(new StringReader(csv));
		List<Row> rows = new ArrayList<>();
		for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
			rows.add(row.get());
		}
		return rows;
	}

}
