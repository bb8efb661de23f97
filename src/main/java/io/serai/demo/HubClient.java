package io.serai.demo;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to the hub as any sender does: over HTTP with an API key, and sends again what
 * was not answered.
 */
final class HubClient implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final String url;

	private final String key;

	private final Map<String, String> readers = new ConcurrentHashMap<>();

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(PATIENCE)
		.build();

	/**
	 * Makes a client of one hub.
	 * @param url e.g. {@code http://127.0.0.1:8080}
	 */
	HubClient(String url, String key) {
		this.url = url;
		this.key = key;
	}

	/**
	 * Asks about a system's records, and sends them, with a key of its own: a caller may
	 * read and send what it is the source of, and nothing else.
	 */
	void read(String source, String readersKey) {
		this.readers.put(source, readersKey);
	}

	/**
	 * Sends one record, or an array of them as a batch.
	 * @param door the kind as in URLs, e.g. {@code orders}
	 * @return what the hub answers; empty if it did not
	 */
	Optional<HttpResponse<byte[]>> push(String door, JsonNode records) throws InterruptedException {
		String source = records.path("source").asText();
		return call(request("/api/v1/" + door, this.readers.getOrDefault(source, this.key))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofByteArray(Reply.json(0, records).body()))
			.build());
	}

	/**
	 * Hands in the first file of a store.
	 * @param door the kind as in URLs, e.g. {@code orders}
	 * @param file one JSON object a line
	 * @return what the hub answers; empty if it did not
	 */
	Optional<HttpResponse<byte[]>> file(String door, String store, byte[] file) throws InterruptedException {
		return call(request("/api/v1/files/%s?store=%s&sequence=1".formatted(door, store), this.key)
			.header("Content-Type", "application/x-ndjson")
			.POST(BodyPublishers.ofByteArray(file))
			.build());
	}

	/**
	 * Tells that something changed in a system.
	 * @param secret what the event is signed with
	 * @return the hub's status; empty if it did not answer
	 */
	Optional<Integer> tell(SystemEvent event, String secret) throws InterruptedException {
		return call(HttpRequest.newBuilder(URI.create(this.url + "/hooks/" + event.system()))
			.timeout(PATIENCE)
			.header("Content-Type", "application/json")
			.header("webhook-id", event.id())
			.header("webhook-timestamp", event.timestamp())
			.header("webhook-signature", event.signature(secret))
			.POST(BodyPublishers.ofByteArray(event.bytes()))
			.build()).map(HttpResponse::statusCode);
	}

	/** Tells with the secret that the hub knows. */
	Optional<Integer> tell(SystemEvent event) throws InterruptedException {
		return tell(event, this.key);
	}

	/**
	 * Returns where a record is now; empty if the hub did not answer or does not know it.
	 */
	Optional<JsonNode> whereIs(String kind, String source, String recordKey) throws InterruptedException {
		String path = "/api/v1/%s/%s/%s".formatted(kind, source, URLEncoder.encode(recordKey, StandardCharsets.UTF_8));
		return call(request(path, this.readers.getOrDefault(source, this.key)).GET().build())
			.filter((answer) -> answer.statusCode() == 200)
			.map(HubClient::json);
	}

	/**
	 * Asks for a deed, or how it goes.
	 * @param source whose key is shown
	 * @param body JSON; null for none
	 * @return what the hub answers; empty if it did not
	 */
	Optional<HttpResponse<byte[]>> ask(String method, String path, String source, @Nullable JsonNode body)
			throws InterruptedException {
		return call(request(path, this.readers.getOrDefault(source, this.key))
			.header("Content-Type", "application/json")
			.method(method,
					(body != null) ? BodyPublishers.ofByteArray(Reply.json(0, body).body()) : BodyPublishers.noBody())
			.build());
	}

	/** Returns a person in front of the console who has not signed in yet. */
	HubConsole console(String password) {
		return new HubConsole(this.url, password);
	}

	boolean isReady() throws InterruptedException {
		return call(request("/actuator/health/readiness", this.key).GET().build())
			.filter((answer) -> answer.statusCode() == 200)
			.isPresent();
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

	static JsonNode json(HttpResponse<byte[]> answer) {
		try {
			return Json.MAPPER.readTree(answer.body());
		}
		catch (IOException ex) {
			return Json.object();
		}
	}

	private HttpRequest.Builder request(String path, String apiKey) {
		return HttpRequest.newBuilder(URI.create(this.url + path)).timeout(PATIENCE).header("X-Api-Key", apiKey);
	}

	private Optional<HttpResponse<byte[]>> call(HttpRequest request) throws InterruptedException {
		try {
			return Optional.of(this.http.send(request, BodyHandlers.ofByteArray()));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

}
