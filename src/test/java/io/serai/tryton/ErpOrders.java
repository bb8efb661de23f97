package io.serai.tryton;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;

/**
 * Orders and customers that make an ERP sweat: amounts that do not divide, discounts of a
 * line and of the order, tax on top, a total that is a cent off, names that need care.
 * The same number and version always give the same record.
 */
final class ErpOrders {

	private static final List<String> NAMES = List.of("王小明", "欧阳娜娜", "李 四", "Ana María Núñez", "司马光𠮷", "陈\"老板\" 🐉",
			"O'Neill \\ Söhne");

	private ErpOrders() {
	}

	static String key(int number) {
		return (number == 13) ? "WX/十三 \"13\"" : "WX2026%04d".formatted(number);
	}

	static String customerKey(int number) {
		return "oHub_%02d".formatted(number % 20);
	}

	static ObjectNode order(int number, int version) {
		Random random = new Random(number * 100L + version);
		ObjectNode order = head(number, version);
		ArrayNode lines = order.putArray("lines");
		BigDecimal sum = BigDecimal.ZERO;
		for (int line = 0; line < 1 + (number + version) % 5; line++) {
			sum = sum.add(line(lines, number, random));
		}
		BigDecimal shipping = new BigDecimal((number % 2 == 0) ? "12.00" : "0.00");
		BigDecimal discount = (number % 4 == 0) ? sum.min(new BigDecimal("5.55")) : new BigDecimal("0.00");
		BigDecimal total = sum.add(shipping).subtract(discount);
		if (number % 10 == 6) {
			BigDecimal tax = new BigDecimal("3.21");
			order.put("pricesIncludeTax", false).set("taxTotal", money(tax));
			total = total.add(tax);
		}
		BigDecimal off = new BigDecimal((number % 9 == 0) ? "0.01" : "0.00");
		order.set("shippingTotal", money(shipping));
		order.set("discountTotal", money(discount));
		order.set("total", money(total.add(off)));
		return order;
	}

	static ObjectNode customer(int number, int version) {
		ObjectNode customer = CanonicalJson.mapper()
			.createObjectNode()
			.put("source", "shop")
			.put("key", customerKey(number))
			.put("version", Integer.toString(version))
			.put("updatedAt", "2026-11-22T05:%02d:00Z".formatted(version))
			.put("type", "person")
			.put("name", NAMES.get(number % NAMES.size()) + " " + version);
		customer.putArray("phones").add("+86139%08d".formatted(number));
		customer.putArray("emails").add("buyer%d@example.test".formatted(number));
		customer.putArray("addresses").add(address(number));
		return customer;
	}

	private static ObjectNode head(int number, int version) {
		ObjectNode order = CanonicalJson.mapper()
			.createObjectNode()
			.put("source", "shop")
			.put("key", key(number))
			.put("version", Integer.toString(version))
			.put("updatedAt", "2026-11-22T05:%02d:00Z".formatted(version))
			.put("orderDate", "2026-11-21T16:30:00Z")
			.put("status", "confirmed")
			.put("financialStatus", "paid")
			.put("fulfillmentStatus", "unfulfilled")
			.put("currency", "CNY")
			.put("channel", "wechat-shop")
			.put("pricesIncludeTax", true)
			.put("buyerNote", "请尽快发货，谢谢 🙏 \"%d\"".formatted(number));
		order.putObject("customer")
			.put("externalId", customerKey(number))
			.put("name", NAMES.get(number % NAMES.size()));
		order.set("shippingAddress", address(number));
		return order;
	}

	private static ObjectNode address(int number) {
		ObjectNode address = CanonicalJson.mapper()
			.createObjectNode()
			.put("addressDistrict", "西湖区")
			.put("addressLocality", "杭州市")
			.put("postalCode", "310000")
			.put("addressCountry", "CN")
			.put("recipientName", NAMES.get(number % NAMES.size()))
			.put("recipientPhone", "+86138%08d".formatted(number));
		address.putArray("streetAddress").add("文三路 %d 号".formatted(number)).add("3 单元 \"甲\"");
		return address;
	}

	private static BigDecimal line(ArrayNode lines, int number, Random random) {
		int place = lines.size();
		boolean thirds = place == 0 && number % 5 == 0;
		int quantity = thirds ? 3 : (place == 0 && number % 7 == 0) ? 999 : 1 + random.nextInt(9);
		BigDecimal price = thirds ? new BigDecimal("33.33") : BigDecimal.valueOf(1 + random.nextInt(99_999), 2);
		BigDecimal whole = thirds ? new BigDecimal("100.00") : price.multiply(BigDecimal.valueOf(quantity));
		BigDecimal discount = (!thirds && number % 3 == 0) ? whole.min(BigDecimal.valueOf(random.nextInt(777), 2))
				: new BigDecimal("0.00");
		ObjectNode line = lines.addObject()
			.put("lineNumber", place + 1)
			.put("sku", "SKU%04d".formatted(1 + (number * 7 + place * 11) % 50))
			.put("name", "西湖龙井 %d 克 “明前”".formatted(50 * (place + 1)))
			.put("quantity", Integer.toString(quantity))
			.put("unitCode", "C62");
		line.set("unitPrice", money(price));
		line.set("discount", money(discount));
		line.set("total", money(whole.subtract(discount)));
		return whole.subtract(discount);
	}

	static ObjectNode money(BigDecimal amount) {
		return CanonicalJson.mapper().createObjectNode().put("amount", amount.toPlainString()).put("currency", "CNY");
	}

}
