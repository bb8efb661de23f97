package io.serai.system.verdict;

import java.util.Optional;

import io.serai.failure.HubException;

/**
 * Why a write is a duplicate: the system has the record already and says what it calls
 * it.
 */
public final class AlreadyThere extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String externalId;

	AlreadyThere(String externalId) {
		super("the record is there already", null, false, false);
		this.externalId = externalId;
	}

	/** Returns the id that the system told with a refusal; empty if it told none. */
	public static Optional<String> in(HubException ex) {
		return (ex.getCause() instanceof AlreadyThere there) ? Optional.of(there.externalId) : Optional.empty();
	}

}
