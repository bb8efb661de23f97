package io.serai.messagestore;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How far the store is behind the deliveries.
 *
 * @param lastWrite when it last wrote, UTC; null if not since the start
 * @param lag how old the oldest event of the last batch was when it was written
 * @param failingSince since when it cannot write, UTC; null while it can
 */
public record StoreHealth(@Nullable Instant lastWrite, Duration lag, @Nullable Instant failingSince) {

	private static final Duration TOLERATED = Duration.ofSeconds(15);

	/**
	 * Returns whether what the store shows is older than it should be.
	 */
	public boolean behind() {
		return this.failingSince != null || this.lag.compareTo(TOLERATED) > 0;
	}

}
