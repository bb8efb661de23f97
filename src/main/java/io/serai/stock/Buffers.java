package io.serai.stock;

import java.math.BigDecimal;

/**
 * What a selling system may sell of each article, and of which warehouses.
 */
public interface Buffers {

	/**
	 * Returns how much a channel may sell: what is free less its buffer, never below
	 * nothing.
	 * @param channel name of the selling system, e.g. {@code shop}
	 * @param free what is on hand and promised to nobody
	 */
	BigDecimal sellable(String channel, String sku, BigDecimal free);

	/**
	 * Tells whether a channel sells what a warehouse holds.
	 * @param channel name of the selling system, e.g. {@code shop}
	 * @param warehouse the warehouse's code
	 */
	boolean counts(String channel, String warehouse);

}
