package io.serai.canonical;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Valid records for tests, read from {@code src/test/resources/canonical}.
 */
public final class Samples {

	private Samples() {
	}

	/**
	 * Returns a paid order of the source {@code shop}, over 124.80 CNY, as a tree to be
	 * changed at will.
	 */
	public static ObjectNode orderJson(String key) {
		return json("order.json").put("orderNumber", key);
	}

	public static Order order(String key) {
		return (Order) CanonicalJson.read(RecordKind.ORDER, orderJson(key));
	}

	/**
	 * Returns an order of one line over the given amount, shipped for nothing.
	 */
	public static ObjectNode orderJson(String key, BigDecimal amount) {
		ObjectNode order = orderJson(key);
		ObjectNode line = (ObjectNode) order.get("lines").get(0);
		for (JsonNode money : new JsonNode[] { line.get("total"), line.get("unitPrice"), order.get("total") }) {
			((ObjectNode) money).put("amount", amount.toPlainString());
		}
		line.put("quantity", "1");
		line.remove("discount");
		((ObjectNode) order.get("shippingTotal")).put("amount", "0.00");
		return order;
	}

	public static StockLevel stock(String sku, String location) {
		return (StockLevel) CanonicalJson.read(RecordKind.STOCK,
				json("stock-level.json").put("sku", sku).put("location", location));
	}

	public static Customer customer(String key) {
		return (Customer) CanonicalJson.read(RecordKind.CUSTOMER, json("customer.json").put("externalId", key));
	}

	public static OrderStatus orderStatus(String key) {
		return (OrderStatus) CanonicalJson.read(RecordKind.ORDER_STATUS, json("order-status.json").put("key", key));
	}

	public static Shipment shipment(String key) {
		return (Shipment) CanonicalJson.read(RecordKind.SHIPMENT, json("shipment.json").put("key", key));
	}

	public static Refund refund(String key) {
		return (Refund) CanonicalJson.read(RecordKind.REFUND, json("refund.json").put("key", key));
	}

	public static Approval approval(String key) {
		return (Approval) CanonicalJson.read(RecordKind.APPROVAL, json("approval.json").put("key", key));
	}

	/**
	 * Returns a sample file as a tree.
	 */
	public static ObjectNode json(String file) {
		try (InputStream stream = Samples.class.getResourceAsStream("/canonical/" + file)) {
			return (ObjectNode) CanonicalJson.mapper().readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
