package io.serai.system.poll;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.canonical.CanonicalJson;

/**
 * A system that lists rows, one a second, between two moments, and whose rows move while
 * they are read.
 */
final class MovingRows implements AutoCloseable {

	private final List<JsonNode> rows = new ArrayList<>();

	private final Map<Integer, Runnable> before = new HashMap<>();

	private final HttpServer server;

	private int calls;

	MovingRows(int count, Instant first) {
		IntStream.range(0, count).forEach((i) -> this.rows.add(row(i, first.plusSeconds(i))));
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Returns how many pages were asked for. */
	int calls() {
		return this.calls;
	}

	/** Returns what the rows are called that are in the list now. */
	Set<String> ids() {
		return ids(0, this.rows.size());
	}

	Set<String> ids(int from, int to) {
		return this.rows.subList(from, to)
			.stream()
			.map((row) -> row.get("id").asText())
			.collect(Collectors.toCollection(HashSet::new));
	}

	/** Rows leave the list before a call, counted from 1. */
	void leave(int call, int from, int to) {
		this.before.put(call, () -> this.rows.subList(from, to).clear());
	}

	/** The first row leaves the list before each of these calls. */
	void leaveBeforeEach(int first, int end) {
		IntStream.range(first, end).forEach((call) -> this.before.put(call, this.rows::removeFirst));
	}

	/** All rows are edited before each of these calls; their places are the same. */
	void moveBeforeEach(int first, int end) {
		IntStream.range(first, end)
			.forEach((call) -> this.before.put(call, () -> this.rows.replaceAll((row) -> edited(row, call))));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void answer(HttpExchange exchange) throws IOException {
		JsonNode asked = CanonicalJson.readTree(exchange.getRequestBody().readAllBytes());
		this.calls++;
		this.before.getOrDefault(this.calls, () -> {
		}).run();
		List<JsonNode> page = this.rows.stream()
			.filter((row) -> isBetween(row, asked))
			.skip(asked.get("offset").asInt())
			.limit(asked.get("size").asInt())
			.toList();
		byte[] body = CanonicalJson.mapper().writeValueAsString(Map.of("items", page)).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static boolean isBetween(JsonNode row, JsonNode asked) {
		Instant moment = Instant.parse(row.get("t").asText());
		return !moment.isBefore(Instant.parse(asked.get("from").asText()))
				&& !moment.isAfter(Instant.parse(asked.get("until").asText()));
	}

	private static JsonNode row(int number, Instant at) {
		return CanonicalJson.mapper().createObjectNode().put("id", "A%04d".formatted(number)).put("t", at.toString());
	}

	private static JsonNode edited(JsonNode row, int times) {
		return CanonicalJson.mapper()
			.createObjectNode()
			.put("id", row.get("id").asText())
			.put("t", row.get("t").asText())
			.put("edited", times);
	}

}
