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

	/** Stands for a text with the one character that PostgreSQL does not keep. */
	static final Class<?> NUL = Void.class;

	private int values;

	private JsonBounds() {
	}

	/** Returns what is out of bounds; null if nothing is. */
	static @Nullable TypeProblem fault(JsonNode json) {
		return new JsonBounds().inside(json);
	}

	private @Nullable TypeProblem inside(JsonNode json) {
		if (++this.values > VALUES) {
			return new TypeProblem("", TOO_MANY);
		}
		return switch (json.getNodeType()) {
			case OBJECT -> inObject(json);
			case ARRAY -> inArray(json);
			case STRING -> (json.textValue().indexOf('\0') >= 0) ? new TypeProblem("", NUL) : null;
			case NUMBER -> isTooLong(json) ? new TypeProblem("", TOO_LONG) : null;
			default -> null;
		};
	}

	private @Nullable TypeProblem inObject(JsonNode json) {
		for (Map.Entry<String, JsonNode> field : json.properties()) {
			if (field.getKey().indexOf('\0') >= 0) {
				return new TypeProblem("", NUL);
			}
			TypeProblem fault = inside(field.getValue());
			if (fault != null) {
				return at(field.getKey(), fault);
			}
		}
		return null;
	}

	private @Nullable TypeProblem inArray(JsonNode json) {
		for (int i = 0; i < json.size(); i++) {
			TypeProblem fault = inside(json.get(i));
			if (fault != null) {
				return at("[" + i + "]", fault);
			}
		}
		return null;
	}

	/** The path is put together only for a fault: there hardly ever is one. */
	private static TypeProblem at(String step, TypeProblem fault) {
		if (fault.expected() == TOO_MANY) {
			return fault;
		}
		boolean joined = fault.path().isEmpty() || fault.path().startsWith("[");
		return new TypeProblem(joined ? step + fault.path() : step + "." + fault.path(), fault.expected());
	}

	private static boolean isTooLong(JsonNode json) {
		if (!json.isBigDecimal()) {
			return false;
		}
		BigDecimal number = json.decimalValue();
		return Math.abs((long) number.scale()) > DIGITS || number.precision() > DIGITS;
	}

}
