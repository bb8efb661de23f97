package io.serai.console;

import java.time.Duration;
import java.time.Instant;

import io.serai.system.poll.PollStatus;

/**
 * A polling flow as the console shows it.
 *
 * @param poll how it fares
 * @param nothingNew whether it has looked since the last change that it knows, and there
 * was none: its watermark then stands still
 */
record PollRow(PollStatus poll, boolean nothingNew) {

	private static final Duration LEAST = Duration.ofMinutes(1);

	static PollRow of(PollStatus poll) {
		Instant looked = poll.lastRunAt();
		Instant known = poll.watermark();
		if (poll.failure() != null || looked == null || known == null) {
			return new PollRow(poll, false);
		}
		Duration rounds = poll.every().multipliedBy(2);
		return new PollRow(poll, known.plus((rounds.compareTo(LEAST) > 0) ? rounds : LEAST).isBefore(looked));
	}

}
