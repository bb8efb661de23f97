package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether goods come back with a refund.
 */
public enum RefundType {

	/** Only money goes back. */
	REFUND_ONLY("refundOnly"),

	/** The goods come back too. */
	RETURN("return");

	private final String wireName;

	RefundType(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Returns the name in JSON and in the expressions of flows, e.g. {@code refundOnly}.
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
