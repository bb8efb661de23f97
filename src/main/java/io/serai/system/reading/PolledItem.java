package io.serai.system.reading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.InvalidRecordException;
import io.serai.canonical.MalformedJsonException;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.mapping.Mappings;
import io.serai.system.call.AnswerPath;
import io.serai.system.connector.Operation;
import io.serai.system.outside.OutsideSystem;
import org.jspecify.annotations.Nullable;

/**
 * One item of a page on its way to a canonical record.
 *
 * @param listed as the page told it
 * @param json what is mapped: the item read singly, else as listed
 * @param beside what else was asked about it, by the variable that the mapping reads
 * @param unreadable why it could not be read singly; null if it could
 */
public record PolledItem(OutsideSystem system, Operation operation, JsonNode listed, JsonNode json,
		Map<String, JsonNode> beside, @Nullable Failure unreadable) {

	private static final int LONGEST_KEY = 128;

	public PolledItem(OutsideSystem system, Operation operation, JsonNode listed) {
		this(system, operation, listed, listed, Map.of(), null);
	}

	/** Returns this item as the system tells it singly. */
	public PolledItem read(JsonNode singly, Map<String, JsonNode> beside) {
		return new PolledItem(this.system, this.operation, this.listed, singly, beside, null);
	}

	/** Returns this item as one whose details the system refuses. */
	PolledItem unread(Failure failure) {
		return new PolledItem(this.system, this.operation, this.listed, this.json, this.beside, failure);
	}

	/**
	 * Returns the records, with a {@link RejectedRecord} for each that the item cannot
	 * become; none if the mapping makes null of it, since it has nothing to tell. A
	 * mapping that makes a list tells of several things, e.g. of one article in each
	 * warehouse.
	 */
	public List<Object> records(Mappings mappings, RecordValidator validator) {
		if (this.unreadable != null) {
			return List.of(rejected(this.unreadable));
		}
		try {
			JsonNode mapped = mapped(mappings);
			List<Object> records = new ArrayList<>();
			for (JsonNode one : mapped.isArray() ? mapped : mapped.isNull() ? List.<JsonNode>of() : List.of(mapped)) {
				records.add(record(one, validator));
			}
			return records;
		}
		catch (HubException ex) {
			return List.of(rejected(ex.failure()));
		}
	}

	private Object record(JsonNode mapped, RecordValidator validator) {
		try {
			return validator.read(kind(), mapped, Locale.ENGLISH);
		}
		catch (MalformedJsonException ex) {
			return rejected(key(mapped), tooLarge());
		}
		catch (InvalidRecordException ex) {
			return rejected(key(mapped), invalid(ex));
		}
	}

	private Failure tooLarge() {
		return Failure.of(FailureClass.INVALID_DATA,
				"%s: a polled %s is beyond the limits of JSON that the hub takes".formatted(this.system.name(), kind()),
				"Correct it in %s.".formatted(this.system.name()));
	}

	private Failure invalid(InvalidRecordException refusal) {
		String told = refusal.violations()
			.stream()
			.limit(10)
			.map((violation) -> violation.path() + ": " + violation.message())
			.collect(Collectors.joining("; "));
		return new Failure(FailureClass.INVALID_DATA,
				"%s: a polled %s is not valid: %s".formatted(this.system.name(), kind(), told),
				"Correct it in %s, or mend mappings/%s.".formatted(this.system.name(), this.operation.mapping()),
				this.system.name(), this.operation.mapping(), null, null, false);
	}

	/**
	 * Returns what the mapping makes of it; JSON null if there is nothing to tell.
	 * @throws HubException if it cannot be mapped
	 */
	public JsonNode mapped(Mappings mappings) {
		Map<String, JsonNode> variables = this.system.variables(null);
		variables.put("listed", this.listed);
		variables.putAll(this.beside);
		return mappings.apply(Objects.requireNonNull(this.operation.mapping()), this.json, variables);
	}

	public RejectedRecord rejected(Failure failure) {
		return rejected(name(), failure);
	}

	private RejectedRecord rejected(String key, Failure failure) {
		return new RejectedRecord(kind().wireName(), this.system.name(), key, text(this.operation.time()).orElse(""),
				this.json.toString().getBytes(StandardCharsets.UTF_8), failure);
	}

	/** Returns the key that its next version will have too, so that the two are one. */
	private String key(JsonNode mapped) {
		String key = mapped.path("key").asText();
		return (key.isBlank() || key.length() > LONGEST_KEY) ? name() : key;
	}

	/** Returns what the system calls it, or {@code unknown}. */
	public String name() {
		return text(this.operation.key())
			.or(() -> Optional.of(this.listed).filter(JsonNode::isValueNode).map(JsonNode::asText))
			.orElse("unknown");
	}

	/**
	 * Returns when the source changed it; empty if that cannot be read.
	 * @param record what it became; null if it has nothing to tell
	 */
	public Optional<Instant> changedAt(@Nullable Object record) {
		if (record instanceof CanonicalRecord canonical) {
			return Optional.of(canonical.updatedAt());
		}
		return text(this.operation.time()).flatMap(this.system.time(this.operation)::moment);
	}

	/**
	 * Returns what tells this state of this item from every other. What is listed counts:
	 * a level that goes and comes back looks the same when it is read singly.
	 */
	public String fingerprint() {
		try {
			byte[] bytes = (this.listed + "\n" + this.json + "\n" + this.beside).getBytes(StandardCharsets.UTF_8);
			return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

	private RecordKind kind() {
		return Objects.requireNonNull(this.operation.record());
	}

	private Optional<String> text(@Nullable AnswerPath path) {
		return Optional.ofNullable(path).flatMap((found) -> found.text(this.json).or(() -> found.text(this.listed)));
	}

}
