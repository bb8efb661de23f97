package io.serai.intake;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.InvalidRecordException;
import io.serai.canonical.MalformedJsonException;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.ValidRecord;
import io.serai.canonical.Violation;

import org.springframework.stereotype.Component;

/**
 * Reads one record, an array of them, or one a line, and checks each.
 */
@Component
class SubmissionReader {

	private final RecordValidator validator;

	private final IntakeSettings settings;

	SubmissionReader(RecordValidator validator, IntakeSettings settings) {
		this.validator = validator;
		this.settings = settings;
	}

	/**
	 * Returns what the call hands in.
	 * @throws ProblemException if it is not JSON, if a single record is invalid or not of
	 * the caller's source, or if a batch is too large or holds nothing valid
	 */
	Submission read(RecordKind kind, Call call) {
		if (call.lines()) {
			return batch(kind, call, lines(call.body()));
		}
		JsonNode json = tree(call.body());
		if (json.isArray()) {
			List<Line> lines = new ArrayList<>();
			json.forEach((item) -> lines.add(new Line(item, List.of())));
			return batch(kind, call, lines);
		}
		return single(kind, call, json);
	}

	private Submission single(RecordKind kind, Call call, JsonNode json) {
		try {
			ValidRecord valid = this.validator.readValid(kind, withSource(json, call), call.language());
			CanonicalRecord record = valid.record();
			if (!record.source().equals(call.client().source())) {
				throw new ProblemException(ProblemKind.OTHER_SOURCE, call.client().source());
			}
			return new Submission(kind, false, List.of(accepted(0, record)), List.of(valid));
		}
		catch (InvalidRecordException ex) {
			throw ProblemException.invalidRecord(ex.violations());
		}
	}

	private Submission batch(RecordKind kind, Call call, List<Line> lines) {
		if (lines.size() > this.settings.maxBatch()) {
			throw new ProblemException(ProblemKind.BATCH_TOO_LARGE, this.settings.maxBatch());
		}
		List<BatchItem> items = new ArrayList<>();
		List<ValidRecord> records = new ArrayList<>();
		for (Line line : lines) {
			items.add(item(kind, call, line, items.size(), records));
		}
		if (records.isEmpty()) {
			throw ProblemException.invalidBatch(items);
		}
		return new Submission(kind, true, items, records);
	}

	private BatchItem item(RecordKind kind, Call call, Line line, int index, List<ValidRecord> admitted) {
		if (!line.errors().isEmpty()) {
			return new BatchItem(index, BatchItem.INVALID, null, null, null, line.errors());
		}
		try {
			ValidRecord valid = this.validator.readValid(kind, withSource(line.json(), call), call.language());
			CanonicalRecord record = valid.record();
			if (!record.source().equals(call.client().source())) {
				Violation other = new Violation("source", "must be '%s'".formatted(call.client().source()));
				return new BatchItem(index, BatchItem.INVALID, record.source(), record.key(), null, List.of(other));
			}
			admitted.add(valid);
			return accepted(index, record);
		}
		catch (InvalidRecordException ex) {
			return new BatchItem(index, BatchItem.INVALID, line.json().path("source").textValue(),
					line.json().path("key").textValue(), null, ex.violations());
		}
	}

	private static BatchItem accepted(int index, CanonicalRecord record) {
		return new BatchItem(index, BatchItem.ACCEPTED, record.source(), record.key(), record.version(), List.of());
	}

	/** A caller who says nothing speaks for its own system. */
	private static JsonNode withSource(JsonNode json, Call call) {
		if (json instanceof ObjectNode record && !record.has("source")) {
			record.put("source", call.client().source());
		}
		return json;
	}

	static JsonNode tree(byte[] body) {
		try {
			return CanonicalJson.readTree(body);
		}
		catch (MalformedJsonException ex) {
			throw new ProblemException(ProblemKind.MALFORMED_JSON, ex.line(), ex.column(),
					String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * One ends at a line feed, a carriage return, or both; blank ones are passed over.
	 */
	private List<Line> lines(byte[] body) {
		List<Line> lines = new ArrayList<>();
		int start = 0;
		for (int end = 0; end <= body.length && lines.size() <= this.settings.maxBatch(); end++) {
			if (end == body.length || body[end] == '\n' || body[end] == '\r') {
				line(ByteBuffer.wrap(body, start, end - start)).ifPresent(lines::add);
				start = end + 1;
			}
		}
		return lines;
	}

	/** Bytes that are no UTF-8 are a fault of that line; a question mark would stay. */
	private static Optional<Line> line(ByteBuffer bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder()
				.onMalformedInput(CodingErrorAction.REPORT)
				.onUnmappableCharacter(CodingErrorAction.REPORT)
				.decode(bytes)
				.toString();
			return text.isBlank() ? Optional.empty()
					: Optional.of(new Line(CanonicalJson.readTree(text.getBytes(StandardCharsets.UTF_8)), List.of()));
		}
		catch (CharacterCodingException ex) {
			return Optional.of(faulty("this is not UTF-8"));
		}
		catch (MalformedJsonException ex) {
			return Optional.of(faulty("%s, at column %d of the line".formatted(ex.getMessage(), ex.column())));
		}
	}

	private static Line faulty(String fault) {
		return new Line(CanonicalJson.mapper().nullNode(), List.of(new Violation("", fault)));
	}

	private record Line(JsonNode json, List<Violation> errors) {
	}

}
