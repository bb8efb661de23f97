package io.serai.system;

import java.time.Duration;

import io.serai.failure.FailureClass;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means.
 *
 * @param failureClass null if the call succeeded
 * @param told the system's own words, or the hub's; empty for success
 * @param code the system's own code or the HTTP status
 * @param retryAfter how long the system asked us to wait; null if it did not
 */
record Verdict(@Nullable FailureClass failureClass, String told, String code, @Nullable Duration retryAfter) {

	static final Verdict OK = new Verdict(null, "", "", null);

}
