package io.serai.system.outside;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

import io.serai.system.connector.Limits;

/**
 * Lets no more calls through to a system than it bears, whatever flows they come from,
 * and none at all while it asked to be left alone.
 */
public final class Governor {

	private final long nanosPerCall;

	private final Semaphore places;

	private final long maxWaitNanos;

	private final LongSupplier nanoTime;

	private final AtomicLong nextTurn;

	private final AtomicLong pausedUntil;

	public Governor(Limits limits, Duration maxWait, LongSupplier nanoTime) {
		this.nanosPerCall = (limits.perSecond() != null) ? TimeUnit.SECONDS.toNanos(1) / limits.perSecond() : 0;
		this.places = new Semaphore((limits.concurrent() != null) ? limits.concurrent() : 10_000, true);
		this.maxWaitNanos = maxWait.toNanos();
		this.nanoTime = nanoTime;
		this.nextTurn = new AtomicLong(nanoTime.getAsLong());
		this.pausedUntil = new AtomicLong(nanoTime.getAsLong());
	}

	/**
	 * Waits for a turn; every turn is given back by {@link #leave()}.
	 * @return empty when it is the caller's turn, else how long to stay away
	 */
	Optional<Duration> enter() {
		Optional<Duration> paused = paused();
		if (paused.isPresent()) {
			return paused;
		}
		try {
			if (!this.places.tryAcquire(this.maxWaitNanos, TimeUnit.NANOSECONDS)) {
				return Optional.of(Duration.ofSeconds(1));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Optional.of(Duration.ofSeconds(1));
		}
		Optional<Duration> tooLong = awaitTurn();
		if (tooLong.isPresent()) {
			this.places.release();
		}
		return tooLong;
	}

	void leave() {
		this.places.release();
	}

	/** Nobody calls the system for this long. */
	void pause(Duration time) {
		long until = this.nanoTime.getAsLong() + time.toNanos();
		this.pausedUntil.accumulateAndGet(until, (a, b) -> (a - b > 0) ? a : b);
	}

	/** Returns how long the system is still to be left alone; empty if it is not. */
	public Optional<Duration> paused() {
		long rest = this.pausedUntil.get() - this.nanoTime.getAsLong();
		return (rest > 0) ? Optional.of(Duration.ofNanos(rest)) : Optional.empty();
	}

	private Optional<Duration> awaitTurn() {
		if (this.nanosPerCall == 0) {
			return Optional.empty();
		}
		long now = this.nanoTime.getAsLong();
		long mine = this.nextTurn.getAndUpdate((next) -> turn(next, now) + this.nanosPerCall);
		long wait = turn(mine, now) - now;
		if (wait > this.maxWaitNanos) {
			this.nextTurn.addAndGet(-this.nanosPerCall);
			return Optional.of(Duration.ofNanos(wait));
		}
		while (wait > 0) {
			LockSupport.parkNanos(wait);
			// Not cleared: whoever interrupts wants the thread to end, not a call before
			// its turn.
			if (Thread.currentThread().isInterrupted()) {
				// Given back only while nobody has a later one: else two would go at
				// once.
				this.nextTurn.compareAndSet(turn(mine, now) + this.nanosPerCall, turn(mine, now));
				return Optional.of(Duration.ofSeconds(1));
			}
			wait = turn(mine, now) - this.nanoTime.getAsLong();
		}
		return Optional.empty();
	}

	private static long turn(long next, long now) {
		return (next - now > 0) ? next : now;
	}

}
