package io.serai.intake;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Caller;
import io.serai.HubHome;
import io.serai.canonical.CanonicalJson;

/**
 * A caller of the doors over real HTTP.
 */
final class Shop {

	private final String base;

	Shop(int port) {
		this.base = "http://localhost:" + port;
	}

	static String key() {
		return "T-" + UUID.randomUUID();
	}

	HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path));
	}

	HttpRequest.Builder post(String path, Object json) {
		return post(path, json.toString().getBytes(StandardCharsets.UTF_8));
	}

	HttpRequest.Builder post(String path, byte[] body) {
		return request(path).header("Content-Type", "application/json")
			.header("X-Api-Key", HubHome.KEY)
			.POST(HttpRequest.BodyPublishers.ofByteArray(body));
	}

	HttpRequest.Builder get(String path) {
		return request(path).header("X-Api-Key", HubHome.KEY);
	}

	Answer send(HttpRequest.Builder request) {
		return new Answer(Caller.sendForBytes(request));
	}

	/** What the hub answered. */
	record Answer(HttpResponse<byte[]> http) {

		int status() {
			return this.http.statusCode();
		}

		String text() {
			return new String(this.http.body(), StandardCharsets.UTF_8);
		}

		JsonNode json() {
			return CanonicalJson.readTree(this.http.body());
		}

		String header(String name) {
			return this.http.headers().firstValue(name).orElse("");
		}

		@Override
		public String toString() {
			return status() + " " + this.http.headers().map() + " " + text();
		}

	}

}
