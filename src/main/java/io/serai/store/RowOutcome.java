package io.serai.store;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.canonical.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What became of one record of a file.
 *
 * @param row the line where it begins, from 1, as an editor shows it
 * @param status {@code accepted} or {@code invalid}
 * @param key its key; null if it could not be read
 * @param version its version; null if it is invalid
 * @param errors what is wrong with it; empty if it was accepted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RowOutcome(@JsonInclude(JsonInclude.Include.ALWAYS) long row, String status, @Nullable String key,
		@Nullable String version, List<Violation> errors) {

	private static final String ACCEPTED = "accepted";

	public RowOutcome {
		errors = List.copyOf(errors);
	}

	static RowOutcome accepted(long row, String key, String version) {
		return new RowOutcome(row, ACCEPTED, key, version, List.of());
	}

	static RowOutcome invalid(long row, @Nullable String key, List<Violation> errors) {
		return new RowOutcome(row, "invalid", key, null, errors);
	}

	/** Tells whether the record was taken. */
	public boolean taken() {
		return this.status.equals(ACCEPTED);
	}

}
