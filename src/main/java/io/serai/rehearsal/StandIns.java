package io.serai.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.canonical.CanonicalJson;

/**
 * Stands in for every outside system, over real HTTP on loopback: answers as the case
 * says and remembers what it was asked.
 */
final class StandIns implements AutoCloseable {

	/** A refusal for good, so that no breaker opens. */
	private static final int NO_ANSWER = 400;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final List<Asked> asked = new CopyOnWriteArrayList<>();

	private volatile Map<String, JsonNode> answers = Map.of();

	StandIns() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no free port on loopback", ex);
		}
		this.server.createContext("/", this::answer);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	/** Where the systems are, each below its name. */
	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/**
	 * Answers like this from now on and forgets what was asked.
	 * @param by {@code METHOD SYSTEM/PATH}, as sent; of a query only what is written
	 * counts
	 */
	void play(Map<String, JsonNode> by) {
		this.answers = by;
		this.asked.clear();
	}

	/** Returns what was asked, oldest first. */
	List<Asked> asked() {
		return List.copyOf(this.asked);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery())
				.map((text) -> "?" + text)
				.orElse("");
			String line = "%s %s%s".formatted(exchange.getRequestMethod(),
					exchange.getRequestURI().getRawPath().substring(1), query);
			Optional<JsonNode> answer = this.answers.entrySet()
				.stream()
				.filter((given) -> isLike(given.getKey(), line))
				.map(Map.Entry::getValue)
				.findFirst();
			this.asked.add(new Asked(line, body(exchange), answer.isPresent()));
			send(exchange, answer.orElseGet(() -> CanonicalJson.mapper().createObjectNode().put("status", NO_ANSWER)));
		}
	}

	private static void send(HttpExchange exchange, JsonNode answer) throws IOException {
		if (answer.asText().equals("cut")) {
			return;
		}
		boolean described = answer.path("status").isInt();
		JsonNode body = described ? answer.path("body") : answer;
		byte[] bytes = body.isMissingNode() ? new byte[0] : body.toString().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		answer.path(described ? "headers" : "")
			.properties()
			.forEach((header) -> exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText()));
		exchange.sendResponseHeaders(answer.path("status").asInt(200), (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
	}

	private static JsonNode body(HttpExchange exchange) throws IOException {
		byte[] bytes = exchange.getRequestBody().readAllBytes();
		if (bytes.length == 0) {
			return CanonicalJson.mapper().missingNode();
		}
		String text = new String(bytes, StandardCharsets.UTF_8).strip();
		return (text.startsWith("{") || text.startsWith("[")) ? CanonicalJson.readTree(bytes)
				: CanonicalJson.mapper().getNodeFactory().textNode(text);
	}

	/** Whether a request is the one that is written. */
	static boolean isLike(String written, String sent) {
		String[] expected = written.split("\\?", 2);
		String[] actual = sent.split("\\?", 2);
		return decoded(expected[0]).equals(decoded(actual[0])) && parts(actual).containsAll(parts(expected));
	}

	private static Set<String> parts(String[] line) {
		return (line.length < 2) ? Set.of()
				: Arrays.stream(line[1].split("&")).map(StandIns::decoded).collect(Collectors.toSet());
	}

	private static String decoded(String text) {
		return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
	}

	/**
	 * One request.
	 *
	 * @param line {@code METHOD SYSTEM/PATH?QUERY}
	 * @param body its JSON, or its text; missing if there is none
	 * @param answered whether the case says an answer
	 */
	record Asked(String line, JsonNode body, boolean answered) {

		boolean isWrite() {
			return !this.line.startsWith("GET ");
		}

	}

}
