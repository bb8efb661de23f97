package io.serai.canonical;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/**
 * The bytes are not JSON, or not JSON within the hub's limits (depth, lengths, no name
 * twice in one object). The message never quotes what was read.
 */
public final class MalformedJsonException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int line;

	private final int column;

	private MalformedJsonException(String reason, int line, int column, Throwable cause) {
		super(reason, cause);
		this.line = line;
		this.column = column;
	}

	/**
	 * Returns the exception for what the parser says.
	 */
	static MalformedJsonException of(Exception cause) {
		JsonLocation place = (cause instanceof JsonProcessingException json) ? json.getLocation() : null;
		int line = (place != null) ? Math.max(0, place.getLineNr()) : 0;
		int column = (place != null) ? Math.max(0, place.getColumnNr()) : 0;
		return new MalformedJsonException(reason(cause), line, column, cause);
	}

	private static String reason(Exception cause) {
		String message = String.valueOf(cause.getMessage());
		if (cause instanceof StreamConstraintsException limit) {
			return limit.getOriginalMessage().replaceAll(",? ?\\(?from `[^`]*`\\)?", "");
		}
		if (message.startsWith("Duplicate field")) {
			return "a name occurs twice in one object";
		}
		if (cause instanceof JsonEOFException || message.startsWith("No content")) {
			return "the JSON ends too early";
		}
		return message.startsWith("Trailing token") ? "something follows the end of the JSON" : "this is not JSON";
	}

	/**
	 * Returns the line where reading stopped, from 1; 0 if unknown.
	 */
	public int line() {
		return this.line;
	}

	/**
	 * Returns the column where reading stopped, from 1; 0 if unknown.
	 */
	public int column() {
		return this.column;
	}

}
