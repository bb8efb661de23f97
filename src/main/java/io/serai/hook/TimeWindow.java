package io.serai.hook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.stereotype.Component;

/**
 * How long a signed request counts: five minutes before and after the moment that it
 * tells.
 */
@Component
final class TimeWindow {

	private static final Duration TOLERANCE = Duration.ofMinutes(5);

	/** From this many digits on, they are milliseconds. */
	private static final int MILLIS = 12;

	private final Clock clock;

	TimeWindow(Clock clock) {
		this.clock = clock;
	}

	/**
	 * Checks a moment.
	 * @param epoch seconds or milliseconds since 1970
	 * @throws RefusedEventException if it is none, or not now
	 */
	void check(String epoch) {
		if (!epoch.matches("\\d{1,15}")) {
			throw new RefusedEventException();
		}
		long number = Long.parseLong(epoch);
		Instant sent = (epoch.length() >= MILLIS) ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
		if (Duration.between(sent, this.clock.instant()).abs().compareTo(TOLERANCE) > 0) {
			throw new RefusedEventException();
		}
	}

	Instant now() {
		return this.clock.instant();
	}

}
