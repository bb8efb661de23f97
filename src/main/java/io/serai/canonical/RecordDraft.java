package io.serai.canonical;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * A record as far as the JSON could be understood, with all that could not: a value of a
 * wrong type is left out and noted, and reading goes on.
 *
 * @param value the record; null if the JSON is not even an object
 * @param problems what could not be understood; empty if all could
 */
record RecordDraft(@Nullable CanonicalRecord value, List<TypeProblem> problems) {

	/**
	 * Reads UTF-8 JSON.
	 * @throws MalformedJsonException if it is not JSON
	 */
	static RecordDraft of(RecordKind kind, byte[] json) {
		List<TypeProblem> problems = new ArrayList<>();
		return read((reader) -> reader.readValue(json), kind, problems);
	}

	/**
	 * Reads a JSON tree.
	 */
	static RecordDraft of(RecordKind kind, JsonNode json) {
		TypeProblem fault = JsonBounds.fault(json);
		if (fault != null) {
			return new RecordDraft(null, List.of(fault));
		}
		List<TypeProblem> problems = new ArrayList<>();
		return read((reader) -> reader.readValue(json), kind, problems);
	}

	/**
	 * Returns the record if all could be understood.
	 * @throws InvalidRecordException if not
	 */
	CanonicalRecord record() {
		CanonicalRecord whole = this.value;
		if (whole == null || !this.problems.isEmpty()) {
			throw new InvalidRecordException(
					this.problems.stream().map((problem) -> problem.violation(Locale.ENGLISH)).toList());
		}
		return whole;
	}

	private static RecordDraft read(Reading reading, RecordKind kind, List<TypeProblem> problems) {
		ObjectReader reader = CanonicalJson.mapper()
			.readerFor(CanonicalJson.typeOf(kind))
			.withHandler(new TypeProblems(problems));
		CanonicalRecord value = null;
		try {
			value = reading.with(reader);
		}
		catch (JsonMappingException ex) {
			Exception malformed = malformed(ex);
			if (malformed != null) {
				throw MalformedJsonException.of(malformed);
			}
			problems.add(TypeProblem.of(ex));
		}
		catch (IOException ex) {
			throw MalformedJsonException.of(ex);
		}
		if (value == null && problems.isEmpty()) {
			problems.add(new TypeProblem("", CanonicalJson.typeOf(kind)));
		}
		return new RecordDraft(value, problems);
	}

	/**
	 * Returns the parser's own complaint, which Jackson wraps once reading is inside an
	 * object; null if the JSON itself is well formed.
	 */
	private static @Nullable Exception malformed(JsonMappingException ex) {
		for (Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof StreamReadException || cause instanceof StreamConstraintsException) {
				return (Exception) cause;
			}
		}
		return ex.getPath().isEmpty() ? ex : null;
	}

	/** How the JSON is read: from bytes or from a tree. */
	private interface Reading {

		@Nullable CanonicalRecord with(ObjectReader reader) throws IOException;

	}

}
