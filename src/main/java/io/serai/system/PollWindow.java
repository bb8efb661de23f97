package io.serai.system;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that one poll asks for.
 *
 * @param since first moment of interest
 * @param until last moment of interest
 * @param cut whether more has happened after it
 */
record PollWindow(Instant since, Instant until, boolean cut) {

	static PollWindow of(Instant watermark, Instant now, Operation operation) {
		Instant since = watermark.minus(operation.pollOverlap());
		Instant end = now.minus(operation.pollLag());
		Instant longest = since.plus(operation.pollWindow());
		boolean cut = longest.isBefore(end);
		return new PollWindow(since, cut ? longest : end, cut);
	}

	/**
	 * Returns where the next window starts from once this one went through.
	 * @param newest latest change seen; null if nothing was
	 */
	Instant next(Instant watermark, @Nullable Instant newest) {
		Instant reached = this.cut ? this.until : (newest != null) ? newest : watermark;
		reached = reached.isAfter(this.until) ? this.until : reached;
		return reached.isAfter(watermark) ? reached : watermark;
	}

}
