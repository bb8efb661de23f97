package io.serai.system.folder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.MalformedJsonException;
import io.serai.rows.CsvReader;
import io.serai.rows.Row;

/**
 * How records stand in files.
 *
 * @param csv whether as rows under a header row; else one JSON object a line
 * @param charset how texts are encoded
 */
record Format(boolean csv, Charset charset) {

	boolean isOurs(String name) {
		return this.csv ? name.endsWith(".csv") : name.endsWith(".ndjson") || name.endsWith(".jsonl");
	}

	/** Returns a record as a file of its own. */
	byte[] written(JsonNode record) {
		if (!this.csv) {
			return (record + "\n").getBytes(this.charset);
		}
		String header = record.properties()
			.stream()
			.map((field) -> cell(field.getKey()))
			.collect(Collectors.joining(","));
		String row = record.properties()
			.stream()
			.map((field) -> cell(
					field.getValue().isValueNode() ? field.getValue().asText("") : field.getValue().toString()))
			.collect(Collectors.joining(","));
		return (header + "\r\n" + row + "\r\n").getBytes(this.charset);
	}

	/**
	 * Returns the records of a file.
	 * @throws IllegalArgumentException if it cannot be read as a whole; the message says
	 * what and where, never what stands there
	 */
	ArrayNode read(byte[] bytes) {
		if (bytes.length > Folder.MOST_BYTES) {
			throw new IllegalArgumentException("the file has more than %d bytes".formatted(Folder.MOST_BYTES));
		}
		try (Reader text = new InputStreamReader(new ByteArrayInputStream(bytes),
				this.charset.newDecoder()
					.onMalformedInput(CodingErrorAction.REPORT)
					.onUnmappableCharacter(CodingErrorAction.REPORT))) {
			return this.csv ? rows(new CsvReader(text)) : lines(text);
		}
		catch (CharacterCodingException ex) {
			throw new IllegalArgumentException("the file is not text in " + this.charset.name(), ex);
		}
		catch (IOException ex) {
			throw new IllegalStateException("bytes in memory cannot be read", ex);
		}
	}

	private static ArrayNode rows(CsvReader reader) throws IOException {
		ArrayNode items = CanonicalJson.mapper().createArrayNode();
		List<String> header = reader.next()
			.filter((row) -> !row.isEmpty() && row.fault() == null)
			.orElseThrow(() -> new IllegalArgumentException("the file has no header row"))
			.cells();
		for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
			if (row.get().fault() != null || row.get().cells().size() > header.size()) {
				throw new IllegalArgumentException("row %d cannot be read".formatted(row.get().line()));
			}
			if (!row.get().isEmpty()) {
				ObjectNode item = items.addObject();
				for (int i = 0; i < row.get().cells().size(); i++) {
					item.put(header.get(i).strip(), row.get().cells().get(i));
				}
			}
		}
		return items;
	}

	private static ArrayNode lines(Reader text) {
		ArrayNode items = CanonicalJson.mapper().createArrayNode();
		int number = 0;
		for (String line : new java.io.BufferedReader(text).lines().toList()) {
			number++;
			String plain = line.replace("\uFEFF", "");
			try {
				if (!plain.isBlank()) {
					items.add(CanonicalJson.readTree(plain.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
				}
			}
			catch (MalformedJsonException ex) {
				throw new IllegalArgumentException("line %d: %s".formatted(number, ex.getMessage()), ex);
			}
		}
		return items;
	}

	/**
	 * A program reads it, so a text that looks like a formula ({@code @门卫}) must arrive
	 * as it is; a mark against spreadsheets would become part of the data.
	 */
	private static String cell(String text) {
		return text.matches("(?s).*[\",;\t\r\n].*") ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
	}

}
