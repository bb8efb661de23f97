package io.serai.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a flow may deliver. Closes itself when a system is down or throttled;
 * after a pause lets one delivery through to see, opens again if that succeeds, and waits
 * up to twice as long if it does not. A person's pause outranks everything. Its pauses
 * are measured on a clock that nobody sets.
 */
final class FlowGate {

	/** A throttled flow that has moved nothing for so long is paused. */
	private static final Duration STILL_MOVING = Duration.ofMinutes(1);

	/** Tells people until when; decides nothing. */
	private final Clock clock;

	private final LongSupplier nanoTime;

	private final Duration first;

	private final Duration most;

	private @Nullable Long untilNanos;

	private @Nullable String reason;

	private Duration pause;

	private boolean probing;

	private boolean throttled;

	private @Nullable Long closedAtNanos;

	private @Nullable Long movedAtNanos;

	private @Nullable String pausedBy;

	private @Nullable String personsReason;

	FlowGate(Clock clock, LongSupplier nanoTime, Duration first, Duration most) {
		this.clock = clock;
		this.nanoTime = nanoTime;
		this.first = first;
		this.most = most;
		this.pause = first;
	}

	synchronized boolean isOpen() {
		return this.untilNanos == null && this.pausedBy == null;
	}

	/**
	 * Waits at most {@code patience} for the right to make one delivery.
	 * @return whether it may be made now; whoever got {@code true} must say how it went
	 * with {@link #succeeded}, {@link #paused} or {@link #noAnswer}
	 */
	synchronized boolean enter(Duration patience) throws InterruptedException {
		long deadline = now() + patience.toNanos();
		while (!mayEnter()) {
			long left = TimeUnit.NANOSECONDS.toMillis(deadline - now());
			if (left <= 0) {
				return false;
			}
			wait(Math.min(left, 100));
		}
		this.probing = this.untilNanos != null;
		return true;
	}

	private boolean mayEnter() {
		if (this.pausedBy != null) {
			return false;
		}
		return this.untilNanos == null || (!this.probing && now() - this.untilNanos >= 0);
	}

	/** The system answered: open. */
	synchronized void succeeded() {
		this.movedAtNanos = now();
		if (this.untilNanos != null) {
			open();
		}
	}

	/** The delivery was done with and said nothing about the system. */
	synchronized void passed() {
		this.movedAtNanos = now();
		noAnswer();
	}

	/** The delivery said nothing about the system: leave things as they are. */
	synchronized void noAnswer() {
		this.probing = false;
		notifyAll();
	}

	/** The system is down, throttled or refuses us. */
	synchronized void paused(Failure failure) {
		boolean again = this.probing;
		if (this.untilNanos != null && !again) {
			return;
		}
		this.pause = again ? min(this.pause.multipliedBy(2), this.most) : this.first;
		Duration told = failure.retryAfter();
		Duration wait = (told != null && told.compareTo(this.pause) > 0) ? told : this.pause;
		this.untilNanos = now() + wait.toNanos();
		this.reason = failure.what();
		this.probing = false;
		this.throttled = failure.failureClass() == FailureClass.RATE_LIMITED;
		this.closedAtNanos = now();
	}

	synchronized void pauseByPerson(String by, String why) {
		this.pausedBy = by;
		this.personsReason = why;
	}

	/** A person resumes: whatever closed the gate, it opens. */
	synchronized void resumeByPerson() {
		this.pausedBy = null;
		this.personsReason = null;
		open();
	}

	private void open() {
		this.untilNanos = null;
		this.reason = null;
		this.probing = false;
		this.pause = this.first;
		notifyAll();
	}

	/** Returns what closed the gate; all null while it is open. */
	synchronized View view() {
		return (this.pausedBy != null) ? new View(this.pausedBy, this.personsReason, null, false)
				: new View(null, this.reason, until(), isMoving());
	}

	private @Nullable Instant until() {
		return (this.untilNanos != null) ? this.clock.instant().plusNanos(this.untilNanos - now()) : null;
	}

	/**
	 * Whether records go through a closed gate: one by one, since none of them has asked
	 * the system yet, or in bursts, as many as a system that throttles takes. After an
	 * outage both are the flow at work on what has gathered, and no pause.
	 */
	private boolean isMoving() {
		if (this.untilNanos == null || this.movedAtNanos == null || this.closedAtNanos == null) {
			return false;
		}
		return this.throttled ? now() - this.movedAtNanos < STILL_MOVING.toNanos()
				: this.movedAtNanos - this.closedAtNanos > 0;
	}

	private long now() {
		return this.nanoTime.getAsLong();
	}

	private static Duration min(Duration left, Duration right) {
		return (left.compareTo(right) < 0) ? left : right;
	}

	/**
	 * What closed the gate.
	 *
	 * @param until when a closed gate lets the next one through; null for one that is
	 * open, or that a person closed
	 * @param moving whether records go through it nevertheless
	 */
	record View(@Nullable String pausedBy, @Nullable String reason, @Nullable Instant until, boolean moving) {
	}

}
