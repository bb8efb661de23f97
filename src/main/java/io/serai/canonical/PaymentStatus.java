package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What became of one payment.
 */
public enum PaymentStatus {

	/** Begun, not decided. */
	PENDING("pending"),

	/** The money has been taken. */
	CAPTURED("captured"),

	/** It was refused or timed out. */
	FAILED("failed"),

	/** The money went back. */
	REFUNDED("refunded");

	private final String wireName;

	PaymentStatus(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Returns the name in JSON and in the expressions of flows, e.g. {@code pending}.
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
