package io.serai.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.HubHeaders;
import io.serai.failure.FailureClass;
import io.serai.mapping.Mappings;
import org.jspecify.annotations.Nullable;

/**
 * One page of what changed.
 *
 * @param items as they came
 * @param next where the next page starts; null if this is the last
 */
record Page(List<JsonNode> items, @Nullable String next) {

	private static final int ROWS_AGAIN = 5;

	/**
	 * Reads a page.
	 * @param cursor where it starts; null for the first
	 * @throws io.serai.failure.HubException if the system does not give it
	 */
	static Page read(OutsideSystem system, String name, PollWindow window, @Nullable String cursor, Mappings mappings) {
		Operation operation = system.operation(name);
		Map<String, JsonNode> variables = system.variables(null);
		Map<String, String> inputs = new HashMap<>();
		inputs.put(HubHeaders.SINCE, window.since().toString());
		inputs.put(HubHeaders.UNTIL, window.until().toString());
		inputs.put(HubHeaders.LIMIT, Integer.toString(operation.pageSize()));
		String start = (cursor == null && "offset".equals(operation.paging())) ? "0" : cursor;
		if (start != null) {
			inputs.put(HubHeaders.CURSOR, start);
			inputs.put(HubHeaders.CURSOR_ENCODED, Call.encoded(start));
		}
		JsonNode input = CanonicalJson.mapper().valueToTree(inputs);
		JsonNode request = (operation.request() != null) ? mappings.apply(operation.request(), input, variables) : null;
		Answer answer = system.call(name, new Call(request, inputs));
		JsonNode found = Optional.ofNullable(operation.items())
			.flatMap((path) -> path.in(answer.json()))
			.filter(JsonNode::isArray)
			.orElseThrow(() -> system.failures()
				.of(FailureClass.TRANSIENT, name, "the answer holds no list at " + operation.items(), false));
		List<JsonNode> items = new ArrayList<>();
		found.forEach(items::add);
		return new Page(items, next(operation, answer, start, items.size()));
	}

	/**
	 * Rows that change while a system is paged by offset move to the end and all others
	 * one forward: each page starts a few rows early, lest one is jumped over.
	 */
	private static @Nullable String next(Operation operation, Answer answer, @Nullable String start, int rows) {
		if ("offset".equals(operation.paging())) {
			int again = Math.min(ROWS_AGAIN, operation.pageSize() / 2);
			return (rows < operation.pageSize() || start == null) ? null
					: Long.toString(Long.parseLong(start) + rows - again);
		}
		return (operation.next() != null) ? operation.next().text(answer.json()).orElse(null) : null;
	}

}
