package io.serai.bench;

import java.nio.charset.StandardCharsets;

/**
 * The order that is sent, about 1.5 KB with six lines; each has a key of its own that can
 * be found again in whatever the hub makes of it.
 */
final class OrderText {

	private static final String LINE = """
			{"lineNumber":%d,"sku":"SKU-%03d","name":"西湖龙井 250g","quantity":"2","unitCode":"C62",\
			"unitPrice":{"amount":"59.90","currency":"CNY"},"total":{"amount":"119.80","currency":"CNY"}}""";

	private static final String ORDER = """
			{"source":"shop","key":"%s","version":"1","updatedAt":"2026-11-22T05:00:00Z",\
			"orderDate":"2026-11-22T05:00:00Z","status":"confirmed","financialStatus":"paid",\
			"fulfillmentStatus":"unfulfilled","currency":"CNY","channel":"wechat-shop","pricesIncludeTax":true,\
			"customer":{"externalId":"buyer-1","name":"王小明"},"shippingAddress":{"streetAddress":["文三路 90 号"],\
			"addressLocality":"杭州市","addressRegion":"浙江省","addressCountry":"CN","recipientName":"王小明",\
			"recipientPhone":"+8613800138000"},"lines":[%s],"shippingTotal":{"amount":"0.10","currency":"CNY"},\
			"discountTotal":{"amount":"0.00","currency":"CNY"},"total":{"amount":"718.90","currency":"CNY"}}""";

	private static final byte[] MARK = "\"BENCH-".getBytes(StandardCharsets.US_ASCII);

	private static final int DIGITS = 9;

	private OrderText() {
	}

	static byte[] of(int number) {
		StringBuilder lines = new StringBuilder();
		for (int line = 1; line <= 6; line++) {
			lines.append((line > 1) ? "," : "").append(LINE.formatted(line, line));
		}
		return ORDER.formatted(key(number), lines).getBytes(StandardCharsets.UTF_8);
	}

	private static String key(int number) {
		return "BENCH-%09d".formatted(number);
	}

	/** Writes a number over the one in an order made by {@link #of}. */
	static void renumber(byte[] order, int number) {
		int digit = find(order) + MARK.length + DIGITS;
		for (int rest = number, i = 0; i < DIGITS; i++, rest /= 10) {
			order[--digit] = (byte) ('0' + rest % 10);
		}
	}

	/** Returns the number of the order in a body, -1 if there is none in it. */
	static int number(byte[] body) {
		int digit = find(body);
		if (digit < 0) {
			return -1;
		}
		int number = 0;
		digit += MARK.length;
		for (int i = 0; i < DIGITS; i++) {
			number = number * 10 + body[digit++] - '0';
		}
		return number;
	}

	private static int find(byte[] text) {
		for (int i = 0; i + MARK.length + DIGITS < text.length; i++) {
			int matched = 0;
			while (matched < MARK.length && text[i + matched] == MARK[matched]) {
				matched++;
			}
			if (matched == MARK.length) {
				return i;
			}
		}
		return -1;
	}

}
