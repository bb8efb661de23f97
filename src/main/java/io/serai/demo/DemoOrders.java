package io.serai.demo;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Invents orders as a shop would send them, in canonical form: Chinese buyers, amounts
 * that a double cannot hold, one to four lines. The same seed gives the same orders.
 */
final class DemoOrders {

	/** The system that all of them come from. */
	static final String SOURCE = "shop";

	private static final List<String> ARTICLES = List.of("西湖龙井 250g 🍵", "景德镇茶杯", "Green tea 250 g", "丝绸围巾 “敦煌”",
			"Crème de rose & honey", "宣纸 <四尺> 100张");

	private static final List<String> BUYERS = List.of("王小明", "欧阳娜娜", "李 四", "Ana María Núñez", "司马光𠮷");

	private final Random random;

	private final Clock clock;

	DemoOrders(long seed, Clock clock) {
		this.random = new Random(seed);
		this.clock = clock;
	}

	/**
	 * Returns a paid order that every ERP takes.
	 */
	synchronized ObjectNode paid(String key, int version) {
		ObjectNode order = header(key, version);
		ArrayNode lines = order.putArray("lines");
		BigDecimal sum = BigDecimal.ZERO;
		for (int number = 1 + this.random.nextInt(4); number > 0; number--) {
			sum = sum.add(line(lines));
		}
		BigDecimal shipping = BigDecimal.valueOf(this.random.nextInt(2_000), 2);
		order.set("shippingTotal", money(shipping));
		order.set("discountTotal", money(new BigDecimal("0.00")));
		order.set("total", money(sum.add(shipping)));
		return order;
	}

	/**
	 * Returns an order that nobody has paid for: no business of the ERP.
	 */
	ObjectNode unpaid(String key, int version) {
		return paid(key, version).put("financialStatus", "unpaid").put("status", "pending");
	}

	/**
	 * Returns an order with an article that the simulated ERP refuses.
	 */
	ObjectNode refused(String key, int version) {
		ObjectNode order = paid(key, version);
		((ObjectNode) order.path("lines").path(0)).put("sku", SimulatedErp.REFUSED_SKU + "-1");
		return order;
	}

	/**
	 * Returns an order over so much that somebody has to approve it; each over another
	 * amount.
	 */
	synchronized ObjectNode dear(String key, int version) {
		ObjectNode order = header(key, version);
		BigDecimal price = BigDecimal.valueOf(6_000_000L + this.random.nextInt(1_000_000), 2);
		line(order.putArray("lines"), "SKU-DEAR", 1, price);
		order.set("shippingTotal", money(new BigDecimal("0.00")));
		order.set("discountTotal", money(new BigDecimal("0.00")));
		order.set("total", money(price));
		return order;
	}

	/**
	 * Returns an order over 1234567890123456.78 and ten cents.
	 */
	ObjectNode huge(String key, int version) {
		ObjectNode order = header(key, version);
		ArrayNode lines = order.putArray("lines");
		line(lines, "SKU-HUGE", 1, new BigDecimal("1234567890123456.78"));
		order.set("shippingTotal", money(new BigDecimal("0.10")));
		order.set("discountTotal", money(new BigDecimal("0.00")));
		order.set("total", money(new BigDecimal("1234567890123456.88")));
		return order;
	}

	private ObjectNode header(String key, int version) {
		String now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
		int buyer = this.random.nextInt(BUYERS.size());
		ObjectNode order = Json.object()
			.put("source", SOURCE)
			.put("key", key)
			.put("version", Integer.toString(version))
			.put("updatedAt", now)
			.put("orderDate", now)
			.put("status", "confirmed")
			.put("financialStatus", "paid")
			.put("fulfillmentStatus", "unfulfilled")
			.put("currency", "CNY")
			.put("channel", "wechat-shop")
			.put("pricesIncludeTax", true)
			.put("buyerNote", "请尽快发货，谢谢 🙏");
		order.putObject("customer").put("externalId", "buyer-%d".formatted(buyer)).put("name", BUYERS.get(buyer));
		ObjectNode address = order.putObject("shippingAddress");
		address.put("addressLocality", "杭州市").put("addressRegion", "浙江省").put("addressCountry", "CN");
		address.put("recipientName", BUYERS.get(buyer)).put("recipientPhone", "+8613800138000");
		address.putArray("streetAddress").add("文三路 %d 号".formatted(1 + this.random.nextInt(999)));
		return order;
	}

	private BigDecimal line(ArrayNode lines) {
		int quantity = 1 + this.random.nextInt(5);
		BigDecimal price = BigDecimal.valueOf(1 + this.random.nextInt(99_999), 2);
		return line(lines, "SKU-%03d".formatted(this.random.nextInt(200)), quantity, price);
	}

	private BigDecimal line(ArrayNode lines, String sku, int quantity, BigDecimal price) {
		BigDecimal total = price.multiply(BigDecimal.valueOf(quantity));
		ObjectNode line = lines.addObject();
		line.put("lineNumber", lines.size())
			.put("sku", sku)
			.put("name", ARTICLES.get(this.random.nextInt(ARTICLES.size())))
			.put("quantity", Integer.toString(quantity))
			.put("unitCode", "C62");
		line.set("unitPrice", money(price));
		line.set("total", money(total));
		return total;
	}

	private static ObjectNode money(BigDecimal amount) {
		return Json.object().put("amount", amount.toPlainString()).put("currency", "CNY");
	}

}
