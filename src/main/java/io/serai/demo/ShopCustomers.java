package io.serai.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Customers of a shop's own back end: its own, and those that the hub tells it of.
 */
final class ShopCustomers {

	private final Map<String, ObjectNode> all = new LinkedHashMap<>();

	private final Map<String, Integer> writes = new HashMap<>();

	/**
	 * Answers {@code GET} and {@code PUT /customers/{key}}. What it is not told stays as
	 * it is.
	 * @throws IOException if the request's body is not JSON
	 */
	synchronized Reply answer(Call call) throws IOException {
		String key = call.path().get(1);
		if (call.method().equals("PUT")) {
			this.all.computeIfAbsent(key, (unknown) -> Json.object()).setAll((ObjectNode) call.json());
			this.writes.merge(key, 1, Integer::sum);
		}
		return this.all.containsKey(key) ? Reply.json(200, Json.object().put("key", key))
				: Reply.error(404, "NOT_FOUND", "There is no such customer");
	}

	/** A buyer signs up, or changes something. */
	synchronized void keep(String key, ObjectNode customer) {
		this.all.computeIfAbsent(key, (unknown) -> Json.object()).setAll(customer);
	}

	/**
	 * Returns each with its key and how often the hub has written it.
	 */
	synchronized ArrayNode list() {
		ArrayNode list = Json.MAPPER.createArrayNode();
		this.all.forEach((key, customer) -> list
			.add(customer.deepCopy().put("key", key).put("writes", this.writes.getOrDefault(key, 0))));
		return list;
	}

}
