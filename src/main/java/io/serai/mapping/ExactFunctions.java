package io.serai.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import com.schibsted.spt.data.jslt.Function;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.MalformedJsonException;

/**
 * Arithmetic for mappings, exact to the last digit: decimal strings in, decimal strings
 * out. JSLT's own is binary, and {@code "two" * 2} is {@code "twotwo"} there.
 */
final class ExactFunctions {

	private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

	private static final int MANY = 1000;

	private ExactFunctions() {
	}

	static List<Function> all() {
		return List.of(
				new ExactFunction("sum", 1, MANY,
						(a) -> text(a.decimals().stream().reduce(BigDecimal.ZERO, BigDecimal::add))),
				new ExactFunction("minus", 2, 2, (a) -> text(a.decimal(0).subtract(a.decimal(1)))),
				new ExactFunction("times", 2, MANY,
						(a) -> text(a.decimals().stream().reduce(BigDecimal.ONE, BigDecimal::multiply))),
				new ExactFunction("divide", 3, 3, ExactFunctions::divide),
				new ExactFunction("round-even", 2, 2,
						(a) -> text(a.decimal(0).setScale(a.whole(1), RoundingMode.HALF_EVEN))),
				new ExactFunction("fen", 1, 1, ExactFunctions::fen), new ExactFunction("yuan", 1, 1, (a) -> yuan(a)),
				new ExactFunction("decimal", 1, 2, ExactFunctions::decimal),
				new ExactFunction("exact-json", 1, 1, ExactFunctions::json),
				new ExactFunction("decimal-number", 1, 1, (a) -> DecimalNode.valueOf(a.decimal(0))),
				new ExactFunction("eq", 2, 2, (a) -> BooleanNode.valueOf(a.decimal(0).compareTo(a.decimal(1)) == 0)));
	}

	private static JsonNode divide(Arguments arguments) {
		BigDecimal divisor = arguments.decimal(1);
		if (divisor.signum() == 0) {
			throw arguments.wrong("a divisor other than 0");
		}
		return text(arguments.decimal(0).divide(divisor, arguments.whole(2), RoundingMode.HALF_UP));
	}

	/** {@code "59.90"} to {@code 5990}. */
	private static JsonNode fen(Arguments arguments) {
		try {
			return NODES.numberNode(arguments.decimal(0).movePointRight(2).toBigIntegerExact());
		}
		catch (ArithmeticException ex) {
			throw arguments.wrong("an amount with at most two decimals");
		}
	}

	/** {@code 5990} to {@code "59.90"}. */
	private static JsonNode yuan(Arguments arguments) {
		try {
			return text(new BigDecimal(arguments.decimal(0).toBigIntegerExact(), 2));
		}
		catch (ArithmeticException ex) {
			throw arguments.wrong("a whole number of fen");
		}
	}

	private static JsonNode decimal(Arguments arguments) {
		BigDecimal value = arguments.decimal(0);
		if (arguments.size() == 1) {
			return text(value);
		}
		try {
			return text(value.setScale(arguments.whole(1), RoundingMode.UNNECESSARY));
		}
		catch (ArithmeticException ex) {
			throw arguments.wrong("a decimal with at most %d decimals".formatted(arguments.whole(1)));
		}
	}

	/**
	 * JSON inside a text, its numbers as they are written; JSLT's own reads binary ones.
	 */
	private static JsonNode json(Arguments arguments) {
		try {
			return CanonicalJson.readTree(arguments.text(0).getBytes(StandardCharsets.UTF_8));
		}
		catch (MalformedJsonException ex) {
			throw arguments.wrong("JSON in a text");
		}
	}

	private static TextNode text(BigDecimal value) {
		return TextNode.valueOf(value.toPlainString());
	}

}
