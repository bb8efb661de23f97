package io.serai.intake;

import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a caller asks of the hub, beside records: only what the hub's own verbs need.
 *
 * @param client name of the caller
 * @param method of HTTP, e.g. {@code POST}
 * @param path what stood in the variable parts of the path, by name
 * @param query what was asked for in the query, by name
 * @param body what was sent; a missing node if nothing
 * @param language in which to answer: Chinese or English
 */
public record ApiRequest(String client, String method, Map<String, String> path, Map<String, String> query,
		JsonNode body, Locale language) {

	public ApiRequest {
		path = Map.copyOf(path);
		query = Map.copyOf(query);
	}

	/** Names it without what it holds. */
	@Override
	public String toString() {
		return "ApiRequest[%s by %s]".formatted(this.method, this.client);
	}

}
