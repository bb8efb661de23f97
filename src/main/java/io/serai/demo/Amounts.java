package io.serai.demo;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads amounts of money in whatever form a system keeps them.
 */
final class Amounts {

	private Amounts() {
	}

	/**
	 * Returns the amount in a decimal string, a number or an object with {@code amount}.
	 * @throws NumberFormatException if it is none of these
	 */
	static BigDecimal of(JsonNode node) {
		return new BigDecimal((node.isObject() ? node.path("amount") : node).asText());
	}

	/**
	 * Returns the amount as text that is the same for equal amounts, e.g. {@code 6000}.
	 */
	static String plain(JsonNode node) {
		return of(node).stripTrailingZeros().toPlainString();
	}

}
