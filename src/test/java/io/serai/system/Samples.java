package io.serai.system;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;

/**
 * Records with fresh keys.
 */
public final class Samples {

	private static final AtomicInteger number = new AtomicInteger();

	private Samples() {
	}

	static String key() {
		return "WX/订单 " + number.incrementAndGet();
	}

	public static CanonicalRecord order(String key, String version) {
		return CanonicalJson.read(RecordKind.ORDER, """
				{"source": "shop", "key": "%s", "version": "%s", "updatedAt": "2026-11-22T05:07:50Z",
				 "orderDate": "2026-11-22T16:05:00Z", "status": "confirmed", "financialStatus": "paid",
				 "fulfillmentStatus": "unfulfilled", "currency": "CNY", "channel": "wechat-shop",
				 "pricesIncludeTax": true, "customer": {"externalId": "oHub_1", "name": "张三 😀"},
				 "lines": [{"lineNumber": 1, "sku": "SKU-1", "name": "绿茶 250g", "quantity": "2", "unitCode": "C62",
				   "unitPrice": {"amount": "1234567890123456.78", "currency": "CNY"},
				   "total": {"amount": "2469135780246913.56", "currency": "CNY"}}],
				 "shippingTotal": {"amount": "0.10", "currency": "CNY"},
				 "discountTotal": {"amount": "0.00", "currency": "CNY"},
				 "total": {"amount": "2469135780246913.66", "currency": "CNY"}}
				""".formatted(key, version).getBytes(StandardCharsets.UTF_8));
	}

	static CanonicalRecord customer(String key, String version) {
		return CanonicalJson.read(RecordKind.CUSTOMER, """
				{"source": "shop", "key": "%s", "version": "%s", "updatedAt": "2026-11-22T05:07:50Z",
				 "type": "person", "name": "张三", "phones": ["+8613800138000"], "emails": []}
				""".formatted(key, version).getBytes(StandardCharsets.UTF_8));
	}

	static CanonicalRecord orderStatus(String key) {
		return CanonicalJson.read(RecordKind.ORDER_STATUS, """
				{"source": "erp", "key": "%s", "updatedAt": "2026-11-22T05:07:50Z", "orderSource": "shop",
				 "status": "shipped", "fulfillmentStatus": "fulfilled", "erpNumber": "SO-1"}
				""".formatted(key).getBytes(StandardCharsets.UTF_8));
	}

}
