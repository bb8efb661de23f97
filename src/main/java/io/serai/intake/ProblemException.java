package io.serai.intake;

import java.util.List;

import io.serai.canonical.Violation;

/**
 * Ends a request with a problem that the caller is told.
 */
final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ProblemKind kind;

	private final transient List<Object> words;

	private final transient List<Violation> errors;

	private final transient List<BatchItem> items;

	ProblemException(ProblemKind kind, Object... words) {
		this(kind, List.of(words), List.of(), List.of());
	}

	private ProblemException(ProblemKind kind, List<Object> words, List<Violation> errors, List<BatchItem> items) {
		super(kind.wireName());
		this.kind = kind;
		this.words = words;
		this.errors = errors;
		this.items = items;
	}

	static ProblemException invalidRecord(List<Violation> errors) {
		return new ProblemException(ProblemKind.INVALID_RECORD, List.of(errors.size()), errors, List.of());
	}

	static ProblemException invalidBatch(List<BatchItem> items) {
		return new ProblemException(ProblemKind.INVALID_BATCH, List.of(items.size()), List.of(), items);
	}

	ProblemKind kind() {
		return this.kind;
	}

	/** What fills the places of the detail's text. */
	List<Object> words() {
		return this.words;
	}

	List<Violation> errors() {
		return this.errors;
	}

	List<BatchItem> items() {
		return this.items;
	}

}
