package io.serai.system.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.serai.system.connector.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of time that one poll asks for.
 *
 * @param since first moment of interest
 * @param until last moment of interest
 * @param cut whether more has happened after it
 */
public record PollWindow(Instant since, Instant until, boolean cut) {

	public static PollWindow of(Instant watermark, Instant now, Operation operation) {
		Instant since = watermark.minus(operation.pollOverlap());
		Instant end = now.minus(operation.pollLag());
		Instant longest = since.plus(operation.pollWindow());
		boolean cut = longest.isBefore(end);
		return new PollWindow(since, cut ? longest : end, cut);
	}

	/**
	 * Returns the earlier half of what is new in this window; empty if it cannot be cut
	 * any more.
	 */
	public Optional<PollWindow> halved(Instant watermark) {
		Duration half = Duration.between(watermark, this.until).dividedBy(2);
		return (half.compareTo(Duration.ofSeconds(1)) < 0) ? Optional.empty()
				: Optional.of(new PollWindow(this.since, watermark.plus(half), true));
	}

	/**
	 * Returns where the next window starts from once this one went through.
	 * @param newest latest change seen; null if nothing was
	 */
	public Instant next(Instant watermark, @Nullable Instant newest) {
		Instant reached = this.cut ? this.until : (newest != null) ? newest : watermark;
		reached = reached.isAfter(this.until) ? this.until : reached;
		return reached.isAfter(watermark) ? reached : watermark;
	}

}
