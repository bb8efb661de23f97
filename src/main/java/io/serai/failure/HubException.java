package io.serai.failure;

import org.jspecify.annotations.Nullable;

/**
 * The one exception that carries a {@link Failure} through a flow. Anything else that a
 * flow throws is a {@link FailureClass#BUG}. Not meant to be extended: what differs
 * between failures is data.
 */
public final class HubException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Failure failure;

	public HubException(Failure failure) {
		this(failure, null);
	}

	public HubException(Failure failure, @Nullable Throwable cause) {
		super("%s: %s %s".formatted(failure.failureClass(), failure.what(), failure.remedy()), cause);
		this.failure = failure;
	}

	public Failure failure() {
		return this.failure;
	}

}
