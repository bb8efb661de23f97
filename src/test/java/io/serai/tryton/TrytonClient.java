package io.serai.tryton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.Caller;

/**
 * Asks a Tryton server directly, so that a test sees what is in the ERP without the hub.
 */
public final class TrytonClient {

	private static final ObjectMapper JSON = new ObjectMapper();

	private static final Map<String, Object> CONTEXT = Map.of("company", 1);

	private final URI url;

	private final String authorization;

	private TrytonClient(URI url, String authorization) {
		this.url = url;
		this.authorization = authorization;
	}

	static TrytonClient signIn(URI url, String user, String password) {
		JsonNode session = call(url, "", "common.db.login", List.of(user, Map.of("password", password), "en"));
		String token = "%s:%d:%s".formatted(user, session.get(0).asInt(), session.get(1).asText());
		return new TrytonClient(url,
				"Session " + Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8)));
	}

	static boolean isUp(URI url) {
		try {
			return call(url.resolve("/"), "", "common.server.version", List.of()).asText().startsWith("6.0");
		}
		catch (IllegalStateException ex) {
			return false;
		}
	}

	/**
	 * Returns the records that match a domain, in the order of their ids.
	 * @param model e.g. {@code sale.sale}
	 * @param domain Tryton's search clauses, e.g.
	 * {@code List.of(List.of("code", "=", "A"))}
	 * @param fields names; a dotted name comes back as an object under {@code "party."}
	 */
	public JsonNode search(String model, List<?> domain, String... fields) {
		return call("model." + model + ".search_read", domain, 0, 1000, List.of(List.of("id", "ASC")), List.of(fields));
	}

	/**
	 * Returns the result of any method; the context is added.
	 * @throws IllegalStateException if Tryton answers with an error
	 */
	public JsonNode call(String method, Object... parameters) {
		List<Object> all = new ArrayList<>(List.of(parameters));
		all.add(CONTEXT);
		return call(this.url, this.authorization, method, all);
	}

	private static JsonNode call(URI url, String authorization, String method, List<?> parameters) {
		try {
			HttpRequest.Builder request = HttpRequest.newBuilder(url)
				.header("Content-Type", "application/json")
				.POST(BodyPublishers
					.ofByteArray(JSON.writeValueAsBytes(Map.of("id", 1, "method", method, "params", parameters))));
			if (!authorization.isEmpty()) {
				request.header("Authorization", authorization);
			}
			HttpResponse<byte[]> answer = Caller.sendForBytes(request);
			JsonNode body = (answer.statusCode() == 200) ? JSON.readTree(answer.body()) : JSON.nullNode();
			if (!body.has("result")) {
				throw new IllegalStateException(
						"Tryton answered %s with %d: %s".formatted(method, answer.statusCode(), body));
			}
			return body.get("result");
		}
		catch (IOException | UncheckedIOException ex) {
			throw new IllegalStateException("Tryton does not answer " + method, ex);
		}
	}

}
