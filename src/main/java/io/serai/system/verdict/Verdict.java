package io.serai.system.verdict;

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
 * @param externalId what the system says the record is called that is there already; null
 * if it does not
 * @param partly whether a part of the call took effect
 */
public record Verdict(@Nullable FailureClass failureClass, String told, String code, @Nullable Duration retryAfter,
		@Nullable String externalId, boolean partly) {

	static final Verdict OK = new Verdict(null, "", "", null);

	Verdict(@Nullable FailureClass failureClass, String told, String code, @Nullable Duration retryAfter) {
		this(failureClass, told, code, retryAfter, null, false);
	}

	/** Returns this verdict about some of several parts. */
	Verdict of(int failed, int all) {
		return new Verdict(this.failureClass, "%d of %d parts failed: %s".formatted(failed, all, this.told), this.code,
				this.retryAfter, this.externalId, failed < all);
	}

}
