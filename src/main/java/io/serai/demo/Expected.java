package io.serai.demo;

import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What has to become of one order that was sent.
 *
 * @param key the order's number
 * @param version the newest version sent
 * @param total what the buyer pays in that version
 * @param fate where it has to end
 */
record Expected(String key, String version, BigDecimal total, Fate fate) {

	static Expected of(JsonNode order, Fate fate) {
		return new Expected(order.path("key").asText(), order.path("version").asText(), Amounts.of(order.path("total")),
				fate);
	}

	/**
	 * Where an order has to end.
	 */
	enum Fate {

		/** Exactly one document in the ERP. */
		DELIVERED,

		/** Nothing in the ERP: not its business. */
		SKIPPED,

		/** Nothing in the ERP, a dead letter in the hub. */
		DEAD

	}

}
