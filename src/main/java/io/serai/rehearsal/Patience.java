package io.serai.rehearsal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks again and again until something is there, for a while.
 */
final class Patience {

	private static final Duration MOST = Duration.ofSeconds(10);

	private static final long BETWEEN_MILLIS = 20;

	private Patience() {
	}

	/** Returns what was found; empty if it did not come in time. */
	static <T> Optional<T> until(Supplier<Optional<T>> found) {
		long end = System.nanoTime() + MOST.toNanos();
		CountDownLatch never = new CountDownLatch(1);
		Optional<T> result = found.get();
		while (result.isEmpty() && System.nanoTime() < end) {
			try {
				never.await(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return Optional.empty();
			}
			result = found.get();
		}
		return result;
	}

}
