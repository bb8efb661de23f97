package io.serai.console;

import java.time.Duration;
import java.time.Instant;

import io.serai.messagestore.Figures;
import io.serai.system.poll.PollStatus;

/**
 * A polling flow as the console shows it.
 *
 * @param poll how it fares
 * @param nothingNew whether it has looked since the last change that it knows, and there
 * was none: its watermark then stands still
 * @param skipped how many records it dropped in the last hour, since they say what the
 * hub itself wrote there
 */
record PollRow(PollStatus poll, boolean nothingNew, long skipped) {

	private static final Duration LEAST = Duration.ofMinutes(1);

	static PollRow of(PollStatus poll, Figures.OfFlow did) {
		return new PollRow(poll, isNothingNew(poll), did.skipped().hour());
	}

	/** Tells whether it has looked since the last change that it knows, in vain. */
	static boolean isNothingNew(PollStatus poll) {
		Instant looked = poll.lastRunAt();
		Instant known = poll.watermark();
		if (poll.failure() != null || looked == null || known == null) {
			return false;
		}
		Duration rounds = poll.every().multipliedBy(2);
		return known.plus((rounds.compareTo(LEAST) > 0) ? rounds : LEAST).isBefore(looked);
	}

}
