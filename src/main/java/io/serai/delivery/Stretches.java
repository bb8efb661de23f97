package io.serai.delivery;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers the stretches of this process's run. A stretch ends whenever some worker loses
 * what it had begun, so that a message whose stretch is over, or is none of this run, may
 * have been begun before. Numbers and no times: a clock may be set back while the hub is
 * down.
 */
final class Stretches {

	/** The stretch of a message of which nobody knows where it was accepted. */
	static final long UNKNOWN = 0;

	/**
	 * The first is drawn by lot: no two runs have numbers so near to each other that they
	 * meet.
	 */
	private final AtomicLong current = new AtomicLong(1 + (new SecureRandom().nextLong() >>> 2));

	/** Returns the stretch that a message accepted now belongs to. */
	long current() {
		return this.current.get();
	}

	/** Begins a stretch and returns it. */
	long next() {
		return this.current.incrementAndGet();
	}

	/** Tells whether a message was accepted by this run, and in a stretch not before. */
	boolean isSince(long first, long stretch) {
		return stretch >= first && stretch <= this.current.get();
	}

}
