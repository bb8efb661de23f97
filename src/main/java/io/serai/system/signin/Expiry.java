package io.serai.system.signin;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.serai.system.call.Answer;
import io.serai.system.call.AnswerPart;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.convert.DurationStyle;

/**
 * When a session ends, as {@code expires} tells it.
 */
final class Expiry {

	private static final long LONGEST_SPAN = 1_000_000_000L;

	private static final long LARGEST_SECOND = 100_000_000_000L;

	private Expiry() {
	}

	/**
	 * Returns the end.
	 * @param expires a span, or a part of the answer; null if nothing tells it
	 */
	static Optional<Instant> of(@Nullable String expires, Answer answer, Instant now) {
		if (expires == null) {
			return Optional.empty();
		}
		if (expires.matches("\\d+(ms|s|m|h|d)")) {
			return Optional.of(now.plus(DurationStyle.SIMPLE.parse(expires)));
		}
		return new AnswerPart(expires).text(answer).flatMap((text) -> moment(text, now));
	}

	/**
	 * A span in seconds is small, an epoch in seconds has ten digits, one in milliseconds
	 * thirteen.
	 */
	private static Optional<Instant> moment(String text, Instant now) {
		if (!text.matches("\\d{1,15}(\\.\\d{1,9})?")) {
			return iso(text);
		}
		long number = Long.parseLong(text.split("\\.")[0]);
		return Optional.of((number < LONGEST_SPAN) ? now.plus(Duration.ofSeconds(number))
				: (number < LARGEST_SECOND) ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
	}

	private static Optional<Instant> iso(String text) {
		try {
			return Optional.of(Instant.parse(text));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
