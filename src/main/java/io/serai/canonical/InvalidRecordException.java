package io.serai.canonical;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The JSON is well formed but not a valid record; it tells every violation at once.
 */
public final class InvalidRecordException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Violation> violations;

	public InvalidRecordException(List<Violation> violations) {
		super(violations.stream()
			.map((violation) -> violation.path() + ": " + violation.message())
			.collect(Collectors.joining("; ")));
		this.violations = List.copyOf(violations);
	}

	/**
	 * Returns what is wrong; never empty.
	 */
	public List<Violation> violations() {
		return this.violations;
	}

}
