package io.serai.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An ERP with a plain REST interface, as connector {@code rest-erp} expects it:
 * {@code /sales-orders}, {@code /customers} and {@code /refunds} (see
 * {@link DocumentCalls}), and the lists {@code /stock} and {@code /shipments}.
 */
final class SimulatedErp implements SimulatedSystem {

	/**
	 * An article that starts so is refused: the order can never be delivered as it is.
	 */
	static final String REFUSED_SKU = DocumentCalls.REFUSED_SKU;

	private final Documents salesOrders;

	private final Documents customers;

	private final Documents refunds;

	private final Feed stock;

	private final Feed shipments;

	private final Tokens tokens;

	/**
	 * Makes an empty ERP.
	 * @param key the bearer token that callers show
	 */
	SimulatedErp(String key, Clock clock) {
		this.tokens = new Tokens(key);
		this.salesOrders = new Documents("SO", clock);
		this.customers = new Documents("CU", clock);
		this.refunds = new Documents("CN", clock);
		this.stock = new Feed(clock);
		this.shipments = new Feed(clock);
	}

	@Override
	public Reply answer(Call call) throws IOException {
		if (call.shape().equals("POST token")) {
			return Reply.json(200, this.tokens.issue());
		}
		if (!this.tokens.accepts(call.authorization())) {
			return Reply.error(401, "TOKEN_EXPIRED", "Sign in again");
		}
		return switch (call.path().isEmpty() ? "" : call.path().getFirst()) {
			case "sales-orders" -> DocumentCalls.answer(call, this.salesOrders);
			case "customers" -> DocumentCalls.keeping(call, this.customers);
			case "refunds" -> DocumentCalls.answer(call, this.refunds);
			case "stock" -> Reply.json(200, levels(call));
			case "shipments" -> Reply.json(200, this.shipments.page(call, "changedSince"));
			default -> Reply.error(404, "NO_SUCH_PATH",
					"there are /sales-orders, /customers, /refunds, /stock and /shipments");
		};
	}

	/** All that changed since a moment, or the level of one article in one warehouse. */
	private ObjectNode levels(Call call) {
		return call.parameter("sku")
			.map((sku) -> Feed.page(call,
					level(sku, call.parameter("warehouse").orElse("")).map(List::of).orElse(List.of())))
			.orElseGet(() -> this.stock.page(call, "changedSince"));
	}

	@Override
	public JsonNode state() {
		return Json.object()
			.<ObjectNode>set("salesOrders", this.salesOrders.all())
			.<ObjectNode>set("customers", this.customers.all())
			.<ObjectNode>set("refunds", this.refunds.all())
			.<ObjectNode>set("stock", this.stock.all())
			.set("shipments", this.shipments.all());
	}

	@Override
	public void forgetTokens() {
		this.tokens.forget();
	}

	/** Somebody counts or sells. */
	void count(String sku, String warehouse, String onHand, String reserved) {
		this.stock.put(sku + "@" + warehouse,
				Json.object()
					.put("sku", sku)
					.put("warehouse", warehouse)
					.put("onHand", onHand)
					.put("reserved", reserved));
	}

	/** Returns how a level stands that was counted. */
	Optional<ObjectNode> level(String sku, String warehouse) {
		return this.stock.find(sku + "@" + warehouse);
	}

	/** Returns a parcel that has left. */
	Optional<ObjectNode> shipment(String number) {
		return this.shipments.find(number);
	}

	/** A parcel with all of the order leaves. */
	void ship(String number, String order, String trackingNumber, String shippedAt) {
		ship(number, "shop", order, trackingNumber, shippedAt);
	}

	/**
	 * A parcel with all of the order of some shop leaves.
	 * @param source which shop
	 */
	void ship(String number, String source, String order, String trackingNumber, String shippedAt) {
		ObjectNode shipment = Json.object()
			.put("number", number)
			.put("source", source)
			.put("reference", order)
			.put("carrier", "SF")
			.put("trackingNumber", trackingNumber)
			.put("shippedAt", shippedAt)
			.put("complete", true);
		shipment.putArray("lines").addObject().put("number", 1).put("quantity", "1");
		this.shipments.put(number, shipment);
	}

	/**
	 * A clerk gives money back, as nobody told them to.
	 * @param source which shop's order it is of
	 */
	Documents.Document refund(String source, String order, String amount) {
		return this.refunds.create(Json.object()
			.put("source", source)
			.put("order", order)
			.put("kind", "credit")
			.put("state", "approved")
			.put("currency", "CNY")
			.put("amount", amount));
	}

	Documents salesOrders() {
		return this.salesOrders;
	}

	Documents customers() {
		return this.customers;
	}

	Documents refunds() {
		return this.refunds;
	}

}
