package io.serai.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A shop's own back end, as connector {@code rest-shop} expects it: orders and refunds to
 * be listed, and the write-back of order status, stock levels, shipments and customers.
 */
final class SimulatedShop implements SimulatedSystem {

	private final Feed orders;

	private final Feed pushed;

	private final Feed refunds;

	private final Map<String, JsonNode> stock = new LinkedHashMap<>();

	private final Map<String, JsonNode> shipments = new LinkedHashMap<>();

	private final Map<String, JsonNode> refundsTold = new LinkedHashMap<>();

	private final Map<String, JsonNode> statuses = new LinkedHashMap<>();

	private final ShopCustomers customers = new ShopCustomers();

	private final Tokens tokens;

	/**
	 * Makes a shop without orders.
	 * @param key the bearer token that callers show
	 */
	SimulatedShop(String key, Clock clock) {
		this.tokens = new Tokens(key);
		this.orders = new Feed(clock);
		this.pushed = new Feed(clock);
		this.refunds = new Feed(clock);
	}

	/**
	 * A buyer orders or changes an order; pollers find it from now on.
	 * @param order a canonical order
	 */
	void put(ObjectNode order) {
		this.orders.put(order.path("key").asText(), order);
	}

	/**
	 * Keeps an order that is handed to the hub besides; pollers do not find it, those who
	 * list a day do.
	 * @param order a canonical order
	 */
	void keep(ObjectNode order) {
		String key = order.path("key").asText();
		Feed where = this.orders.find(key).isPresent() ? this.orders : this.pushed;
		where.put(key, order);
	}

	/**
	 * A buyer orders what the shop does not list, so that only who is told of it finds
	 * it.
	 */
	void putUnlisted(ObjectNode order) {
		this.orders.putUnlisted(order.path("key").asText(), order);
	}

	/** Takes an order away, as nobody should. */
	void remove(String key) {
		this.orders.remove(key);
	}

	/**
	 * A buyer wants money back, or the shop goes on with it.
	 * @param refund a canonical refund
	 */
	void refund(ObjectNode refund) {
		this.refunds.put(refund.path("key").asText(), refund);
	}

	/** A buyer wants money back, of which the shop tells but which it does not list. */
	void refundUnlisted(ObjectNode refund) {
		this.refunds.putUnlisted(refund.path("key").asText(), refund);
	}

	/** Returns how a refund stands in the shop. */
	Optional<ObjectNode> findRefund(String key) {
		return this.refunds.find(key);
	}

	/**
	 * Changes what the shop was told, behind everybody's back.
	 * @param what {@code stock}, {@code shipments}, {@code refunds} or {@code statuses}
	 */
	synchronized void falsify(String what, UnaryOperator<ObjectNode> lie) {
		Map<String, JsonNode> told = switch (what) {
			case "stock" -> this.stock;
			case "shipments" -> this.shipments;
			case "refunds" -> this.refundsTold;
			default -> this.statuses;
		};
		told.entrySet().stream().findFirst().ifPresent((any) -> any.setValue(lie.apply(any.getValue().deepCopy())));
	}

	@Override
	public Reply answer(Call call) throws IOException {
		if (call.shape().equals("POST token")) {
			return Reply.json(200, this.tokens.issue());
		}
		if (!this.tokens.accepts(call.authorization())) {
			return Reply.error(401, "TOKEN_EXPIRED", "Sign in again");
		}
		return switch (call.shape()) {
			case "GET orders" -> Reply.json(200, call.parameter("orderedSince").isPresent() ? ordered(call)
					: this.orders.page(call, "updatedSince"));
			case "GET refunds" -> Reply.json(200, this.refunds.page(call, "updatedSince"));
			case "GET stock" -> Reply.json(200, levels(call));
			case "GET stock/*" ->
				level(call.path().get(1)).map((level) -> Reply.json(200, level)).orElseGet(SimulatedShop::missing);
			case "PUT stock/*" -> note(call, this.stock);
			case "PUT shipments/*" -> note(call, this.shipments);
			case "GET customers/*", "PUT customers/*" -> this.customers.answer(call);
			case "PUT orders/*/refunds/*" -> note(call, this.refundsTold);
			case "GET orders/*" -> found(find(call));
			case "GET refunds/*" -> found(this.refunds.find(call.path().get(1)));
			case "PUT orders/*/status", "POST orders/*/status" -> note(call, this.statuses);
			default -> Reply.error(404, "NO_SUCH_PATH",
					"there are /orders, /orders/{key}, its /status and /refunds/{number}, /refunds, /stock, /stock/{key}, /shipments/{key} and /customers/{key}");
		};
	}

	@Override
	public synchronized JsonNode state() {
		ObjectNode state = Json.object();
		state.set("orders", this.orders.all());
		state.set("refunds", this.refunds.all());
		state.set("statuses", tree(this.statuses));
		state.set("customers", this.customers.list());
		state.set("stock", tree(this.stock));
		state.set("shipments", tree(this.shipments));
		state.set("refundsTold", tree(this.refundsTold));
		return state;
	}

	@Override
	public void forgetTokens() {
		this.tokens.forget();
	}

	private static ObjectNode tree(Map<String, JsonNode> told) {
		ObjectNode tree = Json.object();
		told.forEach(tree::set);
		return tree;
	}

	private Optional<ObjectNode> find(Call call) {
		String key = call.path().get(1);
		return this.orders.find(key).or(() -> this.pushed.find(key));
	}

	private ObjectNode ordered(Call call) {
		List<ObjectNode> all = new ArrayList<>(this.orders.made(call, "orderDate"));
		this.pushed.made(call, "orderDate")
			.stream()
			.filter((order) -> this.orders.find(order.path("key").asText()).isEmpty())
			.forEach(all::add);
		return Feed.page(call, all);
	}

	private static Reply found(Optional<ObjectNode> thing) {
		return thing.map((found) -> Reply.json(200, found)).orElseGet(SimulatedShop::missing);
	}

	ShopCustomers customers() {
		return this.customers;
	}

	/** Also of an order that was pushed and that this shop therefore never listed. */
	private synchronized Reply note(Call call, Map<String, JsonNode> told) throws IOException {
		told.put(call.path().get((told == this.refundsTold) ? 3 : 1), call.json());
		return Reply.json(200, Json.object().put("success", true));
	}

	private synchronized Optional<ObjectNode> level(String key) {
		return Optional.ofNullable(this.stock.get(key)).map((told) -> ((ObjectNode) told.deepCopy()).put("key", key));
	}

	private synchronized ObjectNode levels(Call call) {
		List<ObjectNode> all = this.stock.keySet().stream().flatMap((key) -> level(key).stream()).toList();
		return Feed.page(call, all);
	}

	/** Knows a status that nobody should have told it. */
	synchronized void inventStatus(String order) {
		this.statuses.put(order, Json.object().put("orderNumber", order).put("status", "confirmed"));
	}

	/** Forgets a level that it was told, as nobody should. */
	synchronized void forgetLevel(String key) {
		this.stock.remove(key);
	}

	/** Changes what it was told of one level, or invents it. */
	synchronized void falsifyLevel(String key, String available) {
		ObjectNode level = level(key).orElseGet(() -> Json.object()
			.put("sku", key.split("@")[0])
			.put("warehouse", key.split("@")[1])
			.put("version", "1")
			.put("updatedAt", "2026-11-22T12:00:00Z"));
		level.remove("key");
		this.stock.put(key, level.put("available", available));
	}

	private static Reply missing() {
		return Reply.error(404, "NOT_FOUND", "There is no such order, refund or level");
	}

}
