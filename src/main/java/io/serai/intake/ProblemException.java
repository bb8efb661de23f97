package io.serai.intake;

import java.util.List;

import io.serai.canonical.Violation;
import io.serai.store.RefusedFileException;

/**
 * Ends a request with a problem that the caller is told.
 */
final class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final ProblemKind kind;

	private final transient List<Object> words;

	private final transient List<Violation> errors;

	private final transient List<?> items;

	ProblemException(ProblemKind kind, Object... words) {
		this(kind, List.of(words), List.of(), List.of());
	}

	private ProblemException(ProblemKind kind, List<Object> words, List<Violation> errors, List<?> items) {
		super(kind.wireName());
		this.kind = kind;
		this.words = words;
		this.errors = errors;
		this.items = items;
	}

	static ProblemException invalidRecord(List<Violation> errors) {
		return new ProblemException(ProblemKind.INVALID_RECORD, List.of(errors.size()), errors, List.of());
	}

	static ProblemException refusedRequest(RefusedRequestException ex) {
		ProblemKind kind = switch (ex.reason()) {
			case NOT_VALID -> ProblemKind.INVALID_REQUEST;
			case NOT_THERE -> ProblemKind.NOT_THERE;
			case BUSY -> ProblemKind.BUSY;
		};
		return new ProblemException(kind, List.of(ex.errors().size()), ex.errors(), List.of());
	}

	static ProblemException refusedFile(RefusedFileException ex) {
		ProblemKind kind = switch (ex.reason()) {
			case ENCODING -> ProblemKind.WRONG_ENCODING;
			case TOO_LONG -> ProblemKind.FILE_TOO_LONG;
			case HEADER -> ProblemKind.INVALID_HEADER;
			case NOTHING_VALID -> ProblemKind.INVALID_BATCH;
			case SEQUENCE_TAKEN -> ProblemKind.SEQUENCE_TAKEN;
			case SEQUENCE_JUMP -> ProblemKind.SEQUENCE_JUMP;
		};
		return new ProblemException(kind, ex.words(), ex.errors(), ex.rows());
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

	/** What became of each record; empty if the problem is not about a batch. */
	List<?> items() {
		return this.items;
	}

}
