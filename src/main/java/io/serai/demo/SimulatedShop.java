package io.serai.demo;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A shop's own back end, as connector {@code rest-shop} expects it: {@code GET
 * /orders?updatedSince=&cursor=&limit=}, {@code GET /orders/{key}} and the write-back of
 * what the ERP says, {@code PUT /orders/{key}/status}.
 */
final class SimulatedShop implements SimulatedSystem {

	private final Map<String, JsonNode> orders = new LinkedHashMap<>();

	private final Map<String, JsonNode> statuses = new LinkedHashMap<>();

	private final Tokens tokens;

	private final Clock clock;

	/**
	 * Makes a shop without orders.
	 * @param key the bearer token that callers show
	 */
	SimulatedShop(String key, Clock clock) {
		this.tokens = new Tokens(key);
		this.clock = clock;
	}

	/**
	 * A buyer orders or changes an order; pollers find it from now on.
	 * @param order a canonical order
	 */
	synchronized void put(ObjectNode order) {
		String key = order.path("key").asText();
		this.orders.remove(key);
		this.orders.put(key, order.deepCopy().put("updatedAt", this.clock.instant().toString()));
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
			case "GET orders" -> Reply.json(200, page(call));
			case "GET orders/*" -> find(call).map((order) -> Reply.json(200, order)).orElseGet(SimulatedShop::missing);
			case "PUT orders/*/status", "POST orders/*/status" -> note(call);
			default -> Reply.error(404, "NO_SUCH_PATH", "there are /orders, /orders/{key} and /orders/{key}/status");
		};
	}

	@Override
	public synchronized JsonNode state() {
		ObjectNode state = Json.object();
		ArrayNode all = state.putArray("orders");
		this.orders.values().forEach(all::add);
		ObjectNode told = state.putObject("statuses");
		this.statuses.forEach(told::set);
		return state;
	}

	@Override
	public void forgetTokens() {
		this.tokens.forget();
	}

	private synchronized JsonNode page(Call call) {
		Instant since = call.parameter("updatedSince").map(Instant::parse).orElse(Instant.EPOCH);
		int start = call.parameter("cursor").map(Integer::parseInt).orElse(0);
		int limit = call.parameter("limit").map(Integer::parseInt).orElse(100);
		List<JsonNode> changed = new ArrayList<>(this.orders.values());
		changed.removeIf((order) -> Instant.parse(order.path("updatedAt").asText()).isBefore(since));
		int end = Math.min(changed.size(), start + limit);
		ObjectNode page = Json.object();
		ArrayNode items = page.putArray("items");
		changed.subList(Math.min(start, end), end).forEach(items::add);
		return (end < changed.size()) ? page.put("nextCursor", Integer.toString(end)) : page;
	}

	private synchronized Optional<JsonNode> find(Call call) {
		return Optional.ofNullable(this.orders.get(call.path().get(1)));
	}

	/** Also of an order that was pushed and that this shop therefore never listed. */
	private synchronized Reply note(Call call) throws IOException {
		this.statuses.put(call.path().get(1), call.json());
		return Reply.json(200, Json.object().put("success", true));
	}

	private static Reply missing() {
		return Reply.error(404, "NOT_FOUND", "There is no such order");
	}

}
