package io.serai.demo;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Fetches again what the hub in miniature has missed, at once.
 */
final class TinyBackfills {

	/** Key of the caller who may. */
	static final String KEY = "key-2";

	private final SimulatedSystems systems;

	private final Predicate<String> isKnown;

	private final Consumer<JsonNode> orders;

	private final Map<String, ObjectNode> done = new HashMap<>();

	TinyBackfills(SimulatedSystems systems, Predicate<String> isKnown, Consumer<JsonNode> orders) {
		this.systems = systems;
		this.isKnown = isKnown;
		this.orders = orders;
	}

	Reply answer(Call call) throws IOException {
		if (!call.header("x-api-key").equals(KEY)) {
			return Reply.error(403, "OTHER_RIGHT", "You may not");
		}
		if (call.method().equals("GET")) {
			return Reply.json(200, Optional.ofNullable(this.done.get(call.path().getLast())).orElseThrow());
		}
		String id = "backfill-" + this.done.size();
		ObjectNode run = Json.object().put("id", id).put("state", "done").put("fresh", 0).put("known", 0);
		JsonNode asked = call.json();
		this.systems.shop().state().path("orders").forEach((order) -> {
			if (isMeant(asked, order)) {
				count(run, order, asked.path("dryRun").asBoolean());
			}
		});
		this.done.put(id, run);
		return Reply.json(202, run);
	}

	private static boolean isMeant(JsonNode asked, JsonNode order) {
		if (!asked.has("ids")) {
			return !order.path("unlisted").asBoolean();
		}
		for (JsonNode id : asked.path("ids")) {
			if (id.asText().equals(order.path("key").asText())) {
				return true;
			}
		}
		return false;
	}

	private void count(ObjectNode run, JsonNode order, boolean isTrial) {
		String what = this.isKnown.test(order.path("key").asText()) ? "known" : "fresh";
		run.put(what, run.path(what).asInt() + 1);
		if (!isTrial) {
			this.orders.accept(order);
		}
	}

}
