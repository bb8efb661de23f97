package io.serai.system.connector;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * How a system writes moments.
 *
 * @param format {@code epoch-seconds}, {@code epoch-millis} or a pattern such as
 * {@code yyyy-MM-dd HH:mm:ss}; null means ISO-8601 in UTC
 * @param zone of a pattern
 */
public record PollTime(@Nullable String format, ZoneId zone) {

	private static final String SECONDS = "epoch-seconds";

	private static final String MILLIS = "epoch-millis";

	public String text(Instant moment) {
		return switch (this.format) {
			case null -> moment.toString();
			case SECONDS -> Long.toString(moment.getEpochSecond());
			case MILLIS -> Long.toString(moment.toEpochMilli());
			default -> DateTimeFormatter.ofPattern(this.format, Locale.ROOT).format(moment.atZone(this.zone));
		};
	}

	/** Returns the moment that a text tells; empty if it cannot be read. */
	public Optional<Instant> moment(String text) {
		try {
			return Optional.of(switch (this.format) {
				case null -> Instant.parse(text);
				case SECONDS -> Instant.ofEpochSecond(Long.parseLong(text));
				case MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
				default -> LocalDateTime.parse(text, DateTimeFormatter.ofPattern(this.format, Locale.ROOT))
					.atZone(this.zone)
					.toInstant();
			});
		}
		catch (DateTimeException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

}
