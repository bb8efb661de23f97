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
			OffsetDateTime time = OffsetDateTime.parse(text);
			if (time.getYear() >= 1900 && time.getYear() <= 9998) {
				return time.toInstant();
			}
		}
		catch (DateTimeException ex) {
			// told below, together with years that no business document has
		}
		return (Instant) context.handleWeirdStringValue(Instant.class, text, "not an instant");
	}

}
