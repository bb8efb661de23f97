package io.serai.stock;

import java.math.BigDecimal;

/**
 * What the hub keeps back of each article for a selling system.
 */
public interface Buffers {

	/**
	 * Returns how much a channel may sell: what is free less its buffer, never below
	 * nothing.
	 * @param channel name of the selling system, e.g. {@code shop}
	 * @param free what is on hand and promised to nobody
	 */
	BigDecimal sellable(String channel, String sku, BigDecimal free);

}
