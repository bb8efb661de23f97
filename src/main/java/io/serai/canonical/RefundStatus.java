package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far a refund has come.
 */
public enum RefundStatus {

	/** Asked for, not yet decided. */
	REQUESTED("requested"),

	/** Granted, the money has not gone back yet. */
	APPROVED("approved"),

	/** Refused. */
	REJECTED("rejected"),

	/** The goods are back, the money is not. */
	RETURNED("returned"),

	/** The money has gone back. */
	PAID("paid"),

	/** The buyer no longer wants it. */
	CANCELLED("cancelled");

	private final String wireName;

	RefundStatus(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Returns the name in JSON and in the expressions of flows, e.g. {@code requested}.
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
