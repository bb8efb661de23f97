package io.serai.demo;

import java.math.BigDecimal;
import java.util.Collection;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the hub in miniature knows of sales.
 */
final class TinySales {

	private TinySales() {
	}

	/** Less than half of what was sold in four weeks does not last two. */
	static boolean isSoonSold(String sku, BigDecimal free, Collection<JsonNode> records) {
		BigDecimal sold = BigDecimal.ZERO;
		for (JsonNode record : records) {
			for (JsonNode line : record.path("lines")) {
				if (line.path("sku").asText().equals(sku) && record.path("financialStatus").asText().equals("paid")) {
					sold = sold.add(new BigDecimal(line.path("quantity").asText()));
				}
			}
		}
		return free.add(free).compareTo(sold) < 0;
	}

}
