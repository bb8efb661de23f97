package io.serai.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;

/**
 * Time for mappings: ISO-8601 instants in UTC on the hub's side, whatever a system wants
 * on the other.
 */
final class TimeFunctions {

	private TimeFunctions() {
	}

	static List<Function> all() {
		return List.of(new ExactFunction("iso-to-epoch", 1, 1, (a) -> LongNode.valueOf(a.instant(0).getEpochSecond())),
				new ExactFunction("epoch-to-iso", 1, 1, TimeFunctions::epochToIso),
				new ExactFunction("iso-to-millis", 1, 1, (a) -> LongNode.valueOf(a.instant(0).toEpochMilli())),
				new ExactFunction("millis-to-iso", 1, 1, TimeFunctions::millisToIso),
				new ExactFunction("date-in", 2, 2,
						(a) -> TextNode.valueOf(a.instant(0).atZone(a.zone(1)).toLocalDate().toString())),
				new ExactFunction("local-from-iso", 3, 3, TimeFunctions::localFromIso),
				new ExactFunction("iso-from-local", 3, 3, TimeFunctions::isoFromLocal));
	}

	private static JsonNode epochToIso(Arguments arguments) {
		try {
			return TextNode.valueOf(Instant.ofEpochSecond(arguments.decimal(0).longValueExact()).toString());
		}
		catch (ArithmeticException | DateTimeException ex) {
			throw arguments.wrong("whole seconds since 1970");
		}
	}

	private static JsonNode millisToIso(Arguments arguments) {
		try {
			return TextNode.valueOf(Instant.ofEpochMilli(arguments.decimal(0).longValueExact()).toString());
		}
		catch (ArithmeticException | DateTimeException ex) {
			throw arguments.wrong("whole milliseconds since 1970");
		}
	}

	/** Arguments: instant, zone, pattern such as {@code yyyy-MM-dd HH:mm:ss}. */
	private static JsonNode localFromIso(Arguments arguments) {
		return TextNode.valueOf(pattern(arguments).format(arguments.instant(0).atZone(arguments.zone(1))));
	}

	/** Arguments: local date and time, zone, pattern. */
	private static JsonNode isoFromLocal(Arguments arguments) {
		try {
			return TextNode.valueOf(LocalDateTime.parse(arguments.text(0), pattern(arguments))
				.atZone(arguments.zone(1))
				.toInstant()
				.toString());
		}
		catch (DateTimeException ex) {
			throw arguments.wrong("a local time in the pattern given");
		}
	}

	private static DateTimeFormatter pattern(Arguments arguments) {
		try {
			return DateTimeFormatter.ofPattern(arguments.text(2), Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			throw arguments.wrong("a pattern such as yyyy-MM-dd HH:mm:ss");
		}
	}

}
