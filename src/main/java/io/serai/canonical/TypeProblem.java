package io.serai.canonical;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

/**
 * A value that is not of its field's type.
 *
 * @param path where, in JSON form
 * @param expected the type that was wanted; {@link Character} stands for whole characters
 */
record TypeProblem(String path, Class<?> expected) {

	private static final String PREFIX = "io.serai.type.";

	/**
	 * Returns the problem that ended reading.
	 */
	static TypeProblem of(JsonMappingException ex) {
		Class<?> expected = (ex instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null)
				? mismatch.getTargetType() : Object.class;
		return new TypeProblem(path(ex), expected);
	}

	/**
	 * Returns where the parser stands, e.g. {@code lines[0].quantity}.
	 */
	static String path(JsonParser parser) {
		JsonStreamContext place = parser.getParsingContext();
		if (parser.currentToken() != null && parser.currentToken().isStructStart()) {
			place = place.getParent();
		}
		StringBuilder path = new StringBuilder();
		for (; place != null && !place.inRoot(); place = place.getParent()) {
			path.insert(0, place.inArray() ? "[" + place.getCurrentIndex() + "]" : "." + place.getCurrentName());
		}
		return withoutLeadingDot(path);
	}

	private static String path(JsonMappingException ex) {
		StringBuilder path = new StringBuilder();
		for (JsonMappingException.Reference step : ex.getPath()) {
			path.append((step.getFieldName() != null) ? "." + step.getFieldName() : "[" + step.getIndex() + "]");
		}
		return withoutLeadingDot(path);
	}

	private static String withoutLeadingDot(StringBuilder path) {
		return (!path.isEmpty() && path.charAt(0) == '.') ? path.substring(1) : path.toString();
	}

	/**
	 * Returns the problem in words.
	 */
	Violation violation(Locale locale) {
		ResourceBundle words = ResourceBundle.getBundle("ValidationMessages", locale,
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
		return new Violation(this.path, message(words));
	}

	private String message(ResourceBundle words) {
		if (this.expected.isEnum()) {
			String allowed = Arrays.stream(this.expected.getEnumConstants())
				.map(String::valueOf)
				.collect(Collectors.joining(", "));
			return words.getString(PREFIX + "oneOf").replace("{allowed}", allowed);
		}
		if (this.expected == BigDecimal.class) {
			return words.getString(PREFIX + "decimal");
		}
		if (this.expected == Instant.class) {
			return words.getString(PREFIX + "instant");
		}
		if (this.expected == JsonBounds.TOO_MANY) {
			return words.getString(PREFIX + "tooMany").replace("{most}", String.valueOf(JsonBounds.VALUES));
		}
		if (this.expected == JsonBounds.NUL) {
			return words.getString(PREFIX + "nul");
		}
		if (this.expected == JsonBounds.TOO_LONG) {
			return words.getString(PREFIX + "tooLong").replace("{most}", String.valueOf(JsonBounds.DIGITS));
		}
		if (this.expected == Character.class) {
			return words.getString(PREFIX + "halfCharacter");
		}
		return words.getString(PREFIX + "other").replace("{expected}", words.getString(PREFIX + shape()));
	}

	private String shape() {
		if (this.expected == String.class) {
			return "text";
		}
		if (this.expected == int.class || this.expected == Integer.class) {
			return "integer";
		}
		if (this.expected == boolean.class || this.expected == Boolean.class) {
			return "boolean";
		}
		return Collection.class.isAssignableFrom(this.expected) ? "list" : "object";
	}

}
