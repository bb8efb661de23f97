package io.serai.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object a line; empty lines are passed over.
 */
final class NdjsonDrafts implements Drafts {

	private final BufferedReader text;

	private final Locale language;

	private final long mostLines;

	private long line;

	/**
	 * Opens the text.
	 * @param mostLines how many it may have
	 */
	NdjsonDrafts(Reader text, Locale language, long mostLines) {
		this.text = new BufferedReader(text);
		this.language = language;
		this.mostLines = mostLines;
	}

	@Override
	public Optional<Draft> next() throws IOException {
		String line = nextLine();
		while (line != null && line.isBlank()) {
			line = nextLine();
		}
		return Optional.ofNullable(line).map(this::draft);
	}

	private @Nullable String nextLine() throws IOException {
		String line = this.text.readLine();
		this.line++;
		if (line != null && this.line > this.mostLines) {
			throw RefusedFileException.of(RefusedFileException.Reason.TOO_LONG, this.mostLines);
		}
		return (line != null && this.line == 1) ? line.replace("\uFEFF", "") : line;
	}

	private Draft draft(String line) {
		try {
			JsonNode json = CanonicalJson.readTree(line.getBytes(StandardCharsets.UTF_8));
			return new Draft(this.line, json, List.of());
		}
		catch (MalformedJsonException ex) {
			return new Draft(this.line, MissingNode.getInstance(), List
				.of(Words.violation(this.language, "", "row.not-json", String.valueOf(ex.getMessage()), ex.column())));
		}
	}

}
