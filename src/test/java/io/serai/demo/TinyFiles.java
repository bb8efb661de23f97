package io.serai.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The files of stores that the hub in miniature has taken.
 */
final class TinyFiles {

	private final Set<String> taken = new HashSet<>();

	/**
	 * Takes each row over that says what it sums up to, unless the file was taken before.
	 */
	Reply take(Call call, Consumer<JsonNode> orders) throws IOException {
		if (!this.taken.add(call.parameter("store").orElseThrow() + call.parameter("sequence").orElseThrow())) {
			return Reply.json(202, Json.object().put("status", "same"));
		}
		ObjectNode answer = Json.object().put("status", "accepted");
		int accepted = 0;
		int number = 0;
		for (String line : new String(call.body(), StandardCharsets.UTF_8).lines().toList()) {
			JsonNode order = Json.MAPPER.readTree(line);
			boolean isValid = order.has("total");
			answer.withArray("rows").addObject().put("row", ++number).put("status", isValid ? "accepted" : "invalid");
			if (isValid) {
				orders.accept(order);
				accepted++;
			}
		}
		return Reply.json(202, answer.put("accepted", accepted));
	}

}
