package io.serai.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.DecimalForm;
import io.serai.canonical.UsualInstant;

/**
 * The arguments of one call of a mapping function, read strictly: what is not exactly of
 * the expected form is an error, never a guess.
 */
record Arguments(String function, JsonNode[] values) {

	/** One with more after or before the point is no amount but an attack on memory. */
	private static final int DIGITS = 100;

	private static final int MOST_WHOLE = 60;

	private static final int MOST_FRACTION = 30;

	int size() {
		return this.values.length;
	}

	JsonNode node(int index) {
		return this.values[index];
	}

	BigDecimal decimal(int index) {
		return decimal(this.values[index]);
	}

	/** Returns every decimal given: one array of them, or one each. */
	List<BigDecimal> decimals() {
		List<BigDecimal> all = new ArrayList<>();
		for (JsonNode value : this.values) {
			if (value.isArray()) {
				value.forEach((item) -> all.add(decimal(item)));
			}
			else {
				all.add(decimal(value));
			}
		}
		return all;
	}

	int whole(int index) {
		JsonNode value = this.values[index];
		if (!value.isInt()) {
			throw wrong("a whole number");
		}
		return value.intValue();
	}

	String text(int index) {
		JsonNode value = this.values[index];
		if (!value.isTextual() || value.textValue().isEmpty()) {
			throw wrong("a text");
		}
		return value.textValue();
	}

	Instant instant(int index) {
		try {
			return UsualInstant.parse(text(index));
		}
		catch (DateTimeException ex) {
			throw wrong("an ISO-8601 instant such as 2026-11-22T05:05:00Z");
		}
	}

	ZoneId zone(int index) {
		try {
			return ZoneId.of(text(index));
		}
		catch (DateTimeException ex) {
			throw wrong("a time zone such as Asia/Shanghai");
		}
	}

	ExactException wrong(String expected) {
		return new ExactException(this.function + "() needs " + expected + " and was given something else");
	}

	private BigDecimal decimal(JsonNode value) {
		if (value.isTextual() && DecimalForm.fits(value.textValue(), MOST_WHOLE, MOST_FRACTION)) {
			return new BigDecimal(value.textValue());
		}
		if (value.isIntegralNumber() || (value.isBigDecimal() && isShort(value))) {
			return value.decimalValue();
		}
		throw wrong(value.isMissingNode() || value.isNull() ? "a decimal for every argument; one is missing"
				: "a decimal such as \"119.80\"");
	}

	private static boolean isShort(JsonNode value) {
		return Math.abs((long) value.decimalValue().scale()) <= DIGITS;
	}

}
