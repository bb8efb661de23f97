package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether an order has been paid for.
 */
public enum FinancialStatus {

	/** No money has been promised. */
	UNPAID("unpaid"),

	/** Promised by the bank, not yet taken. */
	AUTHORIZED("authorized"),

	/** The money has been taken. */
	PAID("paid"),

	/** Some of it went back. */
	PARTIALLY_REFUNDED("partiallyRefunded"),

	/** All of it went back. */
	REFUNDED("refunded");

	private final String wireName;

	FinancialStatus(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Returns the name in JSON and in the expressions of flows, e.g. {@code unpaid}.
	 */
	@JsonValue
	public String wireName() {
		return this.wireName;
	}

	@Override
	public String toString() {
		return this.wireName;
	}

}
