package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;

/**
 * What a simulated system answers.
 *
 * @param status HTTP status
 * @param headers header fields
 * @param body may be empty
 */
record Reply(int status, Map<String, String> headers, byte[] body) {

	static Reply json(int status, Object body) {
		try {
			return new Reply(status, Map.of("Content-Type", "application/json"), Json.MAPPER.writeValueAsBytes(body));
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns an error as these systems tell it.
	 * @param code for programs, e.g. {@code UNKNOWN_SKU}
	 */
	static Reply error(int status, String code, String message) {
		return json(status, Json.object().put("success", false).put("code", code).put("message", message));
	}

	static Reply html(int status, String text) {
		return new Reply(status, Map.of("Content-Type", "text/html"),
				("<!doctype html><title>" + text + "</title><p>" + text).getBytes(StandardCharsets.UTF_8));
	}

	Reply with(String header, String value) {
		return new Reply(this.status, Map.of("Content-Type", "application/json", header, value), this.body);
	}

	void send(HttpExchange exchange) throws IOException {
		this.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
		exchange.sendResponseHeaders(this.status, (this.body.length == 0) ? -1 : this.body.length);
		exchange.getResponseBody().write(this.body);
	}

}
