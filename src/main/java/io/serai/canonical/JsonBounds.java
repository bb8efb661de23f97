package io.serai.canonical;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What no record needs and what would cost more than it is worth: a few bytes can say a
 * million lines, each with five faults to be told, or a number with a billion digits.
 */
final class JsonBounds {

	/** An order of a thousand lines has about forty thousand. */
	static final int VALUES = 100_000;

	/** As {@link CanonicalJson} has it of numbers that are written out. */
	static final int DIGITS = 100;

	/** Stands for too many values in a {@link TypeProblem}. */
	static final Class<?> TOO_MANY = Iterable.class;

	/** Stands for a number of too many digits in a {@link TypeProblem}. */
	static final Class<?> TOO_LONG = BigInteger.class;

	private int values;

	private JsonBounds() {
	}

	/** Returns what is out of bounds; null if nothing is. */
	static @Nullable TypeProblem fault(JsonNode json) {
		return new JsonBounds().fault(json, "");
	}

	private @Nullable TypeProblem fault(JsonNode json, String path) {
		if (++this.values > VALUES) {
			return new TypeProblem("", TOO_MANY);
		}
		return switch (json.getNodeType()) {
			case OBJECT -> inObject(json, path);
			case ARRAY -> inArray(json, path);
			case NUMBER -> isTooLong(json) ? new TypeProblem(path, TOO_LONG) : null;
			default -> null;
		};
	}

	private @Nullable TypeProblem inObject(JsonNode json, String path) {
		for (Map.Entry<String, JsonNode> field : json.properties()) {
			JsonNode value = field.getValue();
			if (value.isValueNode() && !value.isNumber()) {
				this.values++;
				continue;
			}
			TypeProblem fault = fault(value, path.isEmpty() ? field.getKey() : path + "." + field.getKey());
			if (fault != null) {
				return fault;
			}
		}
		return null;
	}

	private @Nullable TypeProblem inArray(JsonNode json, String path) {
		for (int i = 0; i < json.size(); i++) {
			TypeProblem fault = fault(json.get(i), path + "[" + i + "]");
			if (fault != null) {
				return fault;
			}
		}
		return null;
	}

	private static boolean isTooLong(JsonNode json) {
		if (!json.isBigDecimal()) {
			return false;
		}
		BigDecimal number = json.decimalValue();
		return Math.abs((long) number.scale()) > DIGITS || number.precision() > DIGITS;
	}

}
