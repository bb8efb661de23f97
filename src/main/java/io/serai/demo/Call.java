package io.serai.demo;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;

/**
 * One HTTP request to a simulated system.
 *
 * @param method e.g. {@code POST}
 * @param path decoded segments, e.g. {@code [sales-orders, 17]}
 * @param query decoded parameters; of several with one name the last
 * @param headers by lower-case name; of several with one name the first
 * @param body the bytes sent, may be empty
 */
record Call(String method, List<String> path, Map<String, String> query, Map<String, String> headers, byte[] body) {

	static Call of(HttpExchange exchange) throws IOException {
		Map<String, String> headers = new HashMap<>();
		exchange.getRequestHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
		return new Call(exchange.getRequestMethod(), segments(exchange.getRequestURI().getRawPath()),
				parameters(exchange.getRequestURI().getRawQuery()), headers, exchange.getRequestBody().readAllBytes());
	}

	/**
	 * Returns method and path with {@code *} for every segment but the first, e.g.
	 * {@code PUT sales-orders/*}: what a simulated system switches on.
	 */
	String shape() {
		StringBuilder shape = new StringBuilder(this.method);
		for (int i = 0; i < this.path.size(); i++) {
			shape.append((i == 0) ? " " : "/").append((i % 2 == 1) ? "*" : this.path.get(i));
		}
		return shape.toString();
	}

	/** Returns the header of that name; empty if there is none. */
	String authorization() {
		return header("authorization");
	}

	/**
	 * Returns a header; empty if there is none.
	 * @param name in lower case
	 */
	String header(String name) {
		return this.headers.getOrDefault(name, "");
	}

	Optional<String> parameter(String name) {
		return Optional.ofNullable(this.query.get(name)).filter((value) -> !value.isEmpty());
	}

	/**
	 * Returns the body as JSON, decimals exact.
	 * @throws IOException if it is none
	 */
	JsonNode json() throws IOException {
		return Json.MAPPER.readTree(this.body);
	}

	/** Returns the same call with another body. */
	Call with(JsonNode other) {
		return new Call(this.method, this.path, this.query, this.headers, Reply.json(0, other).body());
	}

	private static List<String> segments(String path) {
		return Arrays.stream(path.split("/", -1)).filter((part) -> !part.isEmpty()).map(Call::decode).toList();
	}

	private static Map<String, String> parameters(String query) {
		Map<String, String> parameters = new HashMap<>();
		for (String pair : ((query != null) ? query : "").split("&", -1)) {
			int equals = pair.indexOf('=');
			if (equals > 0) {
				parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
			}
		}
		return parameters;
	}

	private static String decode(String text) {
		return URLDecoder.decode(text, StandardCharsets.UTF_8);
	}

}
