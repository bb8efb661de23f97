package io.serai.canonical;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How far an order has come as a whole; in JSON the order's {@code status}.
 */
public enum OrderStage {

	/** Placed, not yet accepted by the seller. */
	PENDING("pending"),

	/** Accepted by the seller. */
	CONFIRMED("confirmed"),

	/** Some of the goods have left. */
	PARTIALLY_SHIPPED("partiallyShipped"),

	/** All goods have left. */
	SHIPPED("shipped"),

	/** Received by the buyer; nothing more will happen. */
	COMPLETED("completed"),

	/** Given up by either side. */
	CANCELLED("cancelled");

	private final String wireName;

	OrderStage(String wireName) {
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
