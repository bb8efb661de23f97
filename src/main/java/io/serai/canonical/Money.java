package io.serai.canonical;

import java.math.BigDecimal;

import jakarta.validation.constraints.NotNull;

/**
 * An amount of money, exact. In JSON {@code {"amount": "119.80", "currency": "CNY"}}; a
 * JSON number as amount is refused.
 *
 * @param amount decimal string in JSON, at most 18 digits before and 6 after the point;
 * the number of decimals is kept as it came
 * @param currency ISO 4217 code, e.g. {@code CNY}
 */
public record Money(@NotNull @DecimalText BigDecimal amount, @NotNull @Iso4217 String currency) {

	/**
	 * Returns the money written as a decimal, e.g. {@code Money.of("119.80", "CNY")}.
	 * @throws NumberFormatException if the amount is not a decimal
	 */
	public static Money of(String amount, String currency) {
		return new Money(new BigDecimal(amount), currency);
	}

	/**
	 * Returns no money at all in the given currency.
	 */
	public static Money zero(String currency) {
		return new Money(BigDecimal.ZERO, currency);
	}

	@Override
	public String toString() {
		return this.amount.toPlainString() + " " + this.currency;
	}

}
