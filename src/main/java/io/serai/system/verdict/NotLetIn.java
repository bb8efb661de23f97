package io.serai.system.verdict;

import io.serai.failure.HubException;
import org.jspecify.annotations.Nullable;

/**
 * Why a call is refused whatever it asks for: the system does not take the hub's
 * credentials. A refusal without it is for want of a right.
 */
public final class NotLetIn extends RuntimeException {

	private static final long serialVersionUID = 1L;

	NotLetIn(@Nullable Throwable cause) {
		super("the credentials are refused", cause, false, false);
	}

	/** Tells whether the credentials were refused. */
	public static boolean in(HubException ex) {
		for (@Nullable
		Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (cause instanceof NotLetIn) {
				return true;
			}
		}
		return false;
	}

}
