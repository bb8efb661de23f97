package io.serai.reconcile;

import java.time.Duration;
import java.util.List;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;

/**
 * When a day is read again of which a system did not tell all: soon at first, since most
 * failures last for minutes, then ever later, at last as if nothing had failed. What a
 * system asks for counts; its limits and its breaker are kept by whoever reads.
 */
final class Rereading {

	private Rereading() {
	}

	/**
	 * Returns how long to wait.
	 * @param failures how many readings have failed one after the other, this one too
	 * @param ladder the waits, at least one
	 * @param turn how long the day waits if nothing fails
	 */
	static Duration wait(Failure why, int failures, List<Duration> ladder, Duration turn) {
		boolean over = failures > ladder.size();
		Duration step = isSoonOver(why) ? ladder.get(Math.min(failures, ladder.size()) - 1) : ladder.getLast();
		Duration wait = (over || step.compareTo(turn) > 0) ? turn : step;
		Duration asked = why.retryAfter();
		return (asked != null && asked.compareTo(wait) > 0) ? asked : wait;
	}

	/** What only a person can mend is not read again and again. */
	private static boolean isSoonOver(Failure why) {
		return why.action() != FailureClass.Action.DEAD_LETTER && why.failureClass() != FailureClass.UNAUTHORISED;
	}

}
