package io.serai.canonical;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an instant from ISO-8601 text with an offset. A number is refused: nobody can
 * tell whether it counts seconds or milliseconds.
 */
final class InstantText extends StdScalarDeserializer<Instant> {

	private static final long serialVersionUID = 1L;

	/** No business document is older, and none is of a later year than this. */
	private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

	private static final Instant TOO_LATE = Instant.parse("9999-01-01T00:00:00Z");

	InstantText() {
		super(Instant.class);
	}

	@Override
	public @Nullable Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
		if (!json.hasToken(JsonToken.VALUE_STRING)) {
			return (Instant) context.handleUnexpectedToken(Instant.class, json);
		}
		String text = json.getText();
		try {
			Instant time = UsualInstant.usual(text).orElseGet(() -> OffsetDateTime.parse(text).toInstant());
			if (!time.isBefore(EARLIEST) && time.isBefore(TOO_LATE)) {
				return time;
			}
		}
		catch (DateTimeException ex) {
			// told below, together with years that no business document has
		}
		return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an instant");
	}

}
