package io.serai.store;

import java.util.List;

import io.serai.canonical.Violation;

/**
 * A file of which nothing was taken.
 */
public final class RefusedFileException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	private final transient List<Object> words;

	private final transient List<Violation> errors;

	private final transient List<RowOutcome> rows;

	private RefusedFileException(Reason reason, List<Object> words, List<Violation> errors, List<RowOutcome> rows) {
		super(reason.name());
		this.reason = reason;
		this.words = words;
		this.errors = errors;
		this.rows = rows;
	}

	static RefusedFileException of(Reason reason, Object... words) {
		return new RefusedFileException(reason, List.of(words), List.of(), List.of());
	}

	static RefusedFileException header(List<Violation> errors) {
		return new RefusedFileException(Reason.HEADER, List.of(errors.size()), errors, List.of());
	}

	static RefusedFileException nothingValid(List<RowOutcome> rows) {
		return new RefusedFileException(Reason.NOTHING_VALID, List.of(rows.size()), List.of(), rows);
	}

	/** Returns why. */
	public Reason reason() {
		return this.reason;
	}

	/** Returns what fills the places of the reason's text. */
	public List<Object> words() {
		return this.words;
	}

	/** Returns what is wrong with the header row. */
	public List<Violation> errors() {
		return this.errors;
	}

	/** Returns what is wrong with each record, if none is valid. */
	public List<RowOutcome> rows() {
		return this.rows;
	}

	/** Why nothing of a file is taken. */
	public enum Reason {

		/** The bytes are no text of the declared encoding; its name. */
		ENCODING,

		/** It has more lines than a file may have; how many that are. */
		TOO_LONG,

		/** The first row does not name fields of the record. */
		HEADER,

		/** No record in it is valid. */
		NOTHING_VALID,

		/** Another file came with the same sequence number; that number. */
		SEQUENCE_TAKEN,

		/**
		 * The sequence number is too far ahead; it, the last one, and how far it may be.
		 */
		SEQUENCE_JUMP

	}

}
