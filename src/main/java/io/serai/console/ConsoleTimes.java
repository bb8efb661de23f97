package io.serai.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Times as a reader wants them: an age first, the local time behind it, UTC on hover.
 */
@Component("consoleTimes")
class ConsoleTimes {

	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

	private static final DateTimeFormatter UTC = DateTimeFormatter
		.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private final MessageSource messages;

	private final ConsoleSettings settings;

	private final Clock clock;

	ConsoleTimes(MessageSource messages, ConsoleSettings settings, Clock clock) {
		this.messages = messages;
		this.settings = settings;
		this.clock = clock;
	}

	/** Returns e.g. {@code 3 分钟前}. */
	public String ago(Instant at) {
		return message("time.ago", length(Duration.between(at, now())));
	}

	/** Returns e.g. {@code in 3 min}; {@code now} if it is due. */
	public String in(Instant at) {
		Duration left = Duration.between(now(), at);
		return (left.toMillis() <= 0) ? message("time.due") : message("time.in", length(left));
	}

	/** Returns how long it has been, e.g. {@code 3 min}. */
	public String since(Instant at) {
		return length(Duration.between(at, now()));
	}

	/** Returns the time in the console's zone. */
	public String local(Instant at) {
		return LOCAL.withZone(this.settings.zone()).format(at);
	}

	/** Returns the time in UTC, to the millisecond. */
	public String utc(Instant at) {
		return UTC.format(at);
	}

	/** Returns how long an attempt took, e.g. {@code 12 ms}. */
	public String took(long millis) {
		return (millis < 10_000) ? message("time.millis", millis) : length(Duration.ofMillis(millis));
	}

	/**
	 * Returns the moment that a person typed as a local time, e.g.
	 * {@code 2026-11-22T08:00}; empty if it is none.
	 */
	Optional<Instant> typed(String local) {
		try {
			return Optional.of(LocalDateTime.parse(local.strip()).atZone(this.settings.zone()).toInstant());
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/** Returns the name of the zone of every time shown, e.g. {@code Asia/Shanghai}. */
	public String zone() {
		return this.settings.zone().getId();
	}

	/** Returns how long a pause is, e.g. {@code 5 s}. */
	public String every(Duration pause) {
		return (pause.toMillis() < 1000) ? message("time.millis", pause.toMillis()) : length(pause);
	}

	/** Returns when today began in the console's zone. */
	public Instant today() {
		return now().atZone(this.settings.zone()).toLocalDate().atStartOfDay(this.settings.zone()).toInstant();
	}

	public Instant now() {
		return this.clock.instant();
	}

	private String length(Duration duration) {
		long seconds = Math.max(0, duration.toSeconds());
		if (seconds < 60) {
			return message("time.seconds", seconds);
		}
		if (seconds < 3600) {
			return message("time.minutes", seconds / 60);
		}
		if (seconds < 48 * 3600) {
			return message("time.hours", seconds / 3600);
		}
		return message("time.days", seconds / 86400);
	}

	private String message(String code, Object... arguments) {
		return this.messages.getMessage(code, arguments, LocaleContextHolder.getLocale());
	}

}
