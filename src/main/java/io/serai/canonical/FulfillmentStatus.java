package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Whether an order's goods have left.
 */
public enum FulfillmentStatus {

	/** None has left. */
	UNFULFILLED("unfulfilled"),

	/** Some have left. */
	PARTIAL("partial"),

	/** All have left. */
	FULFILLED("fulfilled");

	private final String wireName;

	FulfillmentStatus(String wireName) {
		this.wireName = wireName;
	}

	/**
	 * Returns the name in JSON and in the expressions of flows, e.g. {@code unfulfilled}.
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
