package io.serai.canonical;

import java.io.IOException;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts, whole numbers and truth values as what they are. Jackson's own readers
 * guess ({@code "1"} as a number, {@code 1.9} as 1), and refuse by ending the whole
 * reading where {@link TypeProblems} wants to go on.
 */
final class StrictScalars extends SimpleModule {

	private static final long serialVersionUID = 1L;

	StrictScalars() {
		addDeserializer(Instant.class, new InstantText());
		addDeserializer(String.class, new Text());
		addDeserializer(Integer.class, new WholeNumber(Integer.class));
		addDeserializer(int.class, new WholeNumber(int.class));
		addDeserializer(Boolean.class, new Truth(Boolean.class));
		addDeserializer(boolean.class, new Truth(boolean.class));
	}

	/**
	 * A text; also a whole number, digit for digit, since many systems write their ids
	 * so. Half of a character (an unpaired surrogate) has no UTF-8 form and is refused.
	 */
	private static final class Text extends StdScalarDeserializer<String> {

		Text() {
			super(String.class);
		}

		@Override
		public @Nullable String deserialize(JsonParser json, DeserializationContext context) throws IOException {
			if (!json.hasToken(JsonToken.VALUE_STRING) && !json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
				return (String) context.handleUnexpectedToken(String.class, json);
			}
			String text = json.getText();
			return isWhole(text) ? text
					: (String) context.handleWeirdStringValue(Character.class, text, "half a character");
		}

		private static boolean isWhole(String text) {
			for (int i = 0; i < text.length(); i++) {
				if (Character.isSurrogate(text.charAt(i))) {
					if (Character.charCount(text.codePointAt(i)) == 1) {
						return false;
					}
					i++;
				}
			}
			return true;
		}

	}

	/** A whole number that fits an {@code int}. */
	private static final class WholeNumber extends StdScalarDeserializer<Integer> {

		WholeNumber(Class<Integer> type) {
			super(type);
		}

		@Override
		public @Nullable Integer deserialize(JsonParser json, DeserializationContext context) throws IOException {
			// A mapping's arithmetic makes a long of any whole number.
			if (json.hasToken(JsonToken.VALUE_NUMBER_INT) && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
					&& json.getLongValue() == (int) json.getLongValue()) {
				return (int) json.getLongValue();
			}
			Object nothing = context.handleUnexpectedToken(Integer.class, json);
			return (nothing == null && this._valueClass.isPrimitive()) ? Integer.valueOf(0) : (Integer) nothing;
		}

		@Override
		public @Nullable Integer getNullValue(DeserializationContext context) {
			return this._valueClass.isPrimitive() ? 0 : null;
		}

	}

	/** {@code true} or {@code false}. */
	private static final class Truth extends StdScalarDeserializer<Boolean> {

		Truth(Class<Boolean> type) {
			super(type);
		}

		@Override
		public @Nullable Boolean deserialize(JsonParser json, DeserializationContext context) throws IOException {
			if (json.hasToken(JsonToken.VALUE_TRUE) || json.hasToken(JsonToken.VALUE_FALSE)) {
				return json.getBooleanValue();
			}
			Object nothing = context.handleUnexpectedToken(Boolean.class, json);
			return (nothing == null && this._valueClass.isPrimitive()) ? Boolean.FALSE : (Boolean) nothing;
		}

		@Override
		public @Nullable Boolean getNullValue(DeserializationContext context) {
			return this._valueClass.isPrimitive() ? Boolean.FALSE : null;
		}

	}

}
