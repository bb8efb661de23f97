package io.serai.system.connector;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.serai.canonical.RecordKind;
import io.serai.system.call.AnswerPath;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a connector can do; the fields are explained in
 * {@code schema/connector.schema.json}.
 */
public record Operation(Safety safety, @Nullable String mapping, @Nullable String request, @Nullable Send send,
		@Nullable String find, @Nullable String byId, @Nullable String update, Map<String, String> needs,
		List<String> then, @Nullable AnswerPath id, @Nullable AnswerPath version, @Nullable AnswerPath number,
		@Nullable String numberedBy, @JsonDeserialize(using = WireText.Kind.class) @Nullable RecordKind record,
		@JsonDeserialize(using = WireText.Kind.class) @Nullable RecordKind lists, @Nullable AnswerPath items,
		@Nullable AnswerPath next, @Nullable Paging paging, @Nullable Integer size, @Nullable AnswerPath hasMore,
		@Nullable AnswerPath total, @Nullable Integer pages, @Nullable String detail, @Nullable Boolean once,
		@Nullable String format, @Nullable String zone, @Nullable AnswerPath partial, @Nullable AnswerPath key,
		@Nullable AnswerPath time, @JsonDeserialize(using = WireText.Span.class) @Nullable Duration overlap,
		@JsonDeserialize(using = WireText.Span.class) @Nullable Duration lag,
		@JsonDeserialize(using = WireText.Span.class) @Nullable Duration window, List<String> each,
		@JsonDeserialize(using = WireText.Span.class) @Nullable Duration within,
		@JsonDeserialize(using = WireText.Span.class) @Nullable Duration settles, @Nullable String keep,
		@Nullable String asks, @Nullable Boolean warehouses) {

	public Operation {
		needs = (needs != null) ? Collections.unmodifiableMap(new LinkedHashMap<>(needs)) : Map.of();
		then = (then != null) ? List.copyOf(then) : List.of();
		each = (each != null) ? List.copyOf(each) : List.of();
	}

	/** Returns an operation of which nothing but its safety is said. */
	public static Operation of(Safety safety) {
		return new Operation(safety, null, null, null, null, null, null, Map.of(), List.of(), null, null, null, null,
				null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
				null, null, List.of(), null, null, null, null, null);
	}

	/** Whether a listed row that stays as it is need not be read again. */
	public boolean isReadOnce() {
		return Boolean.TRUE.equals(this.once);
	}

	/** Whether levels are told by warehouse; if not, as one sum of each article. */
	public boolean knowsWarehouses() {
		return !Boolean.FALSE.equals(this.warehouses);
	}

	/** Whether a poll goes on at the last cursor, however long ago that was. */
	public boolean keepsCursor() {
		return this.keep != null;
	}

	/** Whether it is asked once for all items of a page instead of for each. */
	public boolean asksPage() {
		return this.asks != null;
	}

	/** How the mapped request travels. */
	public Send sending() {
		return Objects.requireNonNullElse(this.send, Send.JSON);
	}

	/** Returns the record's id in an answer. */
	public Optional<String> idIn(JsonNode answer) {
		return Optional.ofNullable(this.id).flatMap((path) -> path.text(answer));
	}

	/** Returns the record's version in an answer. */
	public Optional<String> versionIn(JsonNode answer) {
		return Optional.ofNullable(this.version).flatMap((path) -> path.text(answer));
	}

	/** Returns the number that people there see, in an answer. */
	public Optional<String> numberIn(JsonNode answer) {
		return Optional.ofNullable(this.number).flatMap((path) -> path.text(answer));
	}

	public boolean isWrite() {
		return this.safety != Safety.SAFE;
	}

	public boolean isPoll() {
		return this.items != null && this.record != null;
	}

	/**
	 * Whether it lists what a system has of a day, to be compared with another system.
	 */
	public boolean isListing() {
		return this.items != null && this.lists != null;
	}

	public Paging pagingKind() {
		return Objects.requireNonNullElse(this.paging, (this.next != null) ? Paging.CURSOR : Paging.NONE);
	}

	/** Rows a page may have. */
	public int pageSize() {
		return Objects.requireNonNullElse(this.size, 100);
	}

	/**
	 * How far before the watermark a poll looks again, for changes that became visible
	 * late.
	 */
	public Duration pollOverlap() {
		return Objects.requireNonNullElse(this.overlap, Duration.ofSeconds(60));
	}

	/** How far behind now a poll stays, so that changes of one moment come together. */
	public Duration pollLag() {
		return Objects.requireNonNullElse(this.lag, Duration.ZERO);
	}

	/** How far back a list is searched for a record by its key. */
	public Duration searchedBack() {
		return Objects.requireNonNullElse(this.within, Duration.ofDays(30));
	}

	/** How much time one poll may ask for. */
	public Duration pollWindow() {
		return Objects.requireNonNullElse(this.window, Duration.ofDays(7));
	}

}
