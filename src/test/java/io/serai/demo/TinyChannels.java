package io.serai.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Tells the shop and the website what they can sell, as the settings of the demo say.
 */
final class TinyChannels {

	private TinyChannels() {
	}

	/** Returns what became of the level, by flow. */
	static Map<String, String> sell(String key, BigDecimal free, SimulatedSystems systems, DemoSettings settings) {
		boolean isOfBoth = !key.endsWith("@" + WebsiteStock.SECOND_WAREHOUSE);
		if (isOfBoth) {
			tell(systems.shop(), key, free.subtract(settings.buffer()));
		}
		tell(systems.website(), key, free.subtract(WebsiteStock.BUFFER));
		return Map.of("stock-to-shop", isOfBoth ? "delivered" : "skipped", "stock-to-website", "delivered",
				"stock-to-serai", "delivered");
	}

	private static void tell(SimulatedShop channel, String key, BigDecimal left) {
		TinyHub.ask(channel, "PUT", List.of("stock", key), Json.object().put("available", left.max(BigDecimal.ZERO)));
	}

}
