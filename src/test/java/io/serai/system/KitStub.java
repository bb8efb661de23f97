package io.serai.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.serai.canonical.CanonicalJson;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

/**
 * The simulated system of one connector.
 */
record KitStub(String connector, Kit kit, WireMockServer server) {

	/** Everything as usual, but for these answers. */
	void play(Map<String, List<JsonNode>> answers) {
		this.server.resetAll();
		this.kit.operations().forEach((operation, known) -> {
			List<JsonNode> given = answers.getOrDefault(operation, List.of(known.answer()));
			String state = Scenario.STARTED;
			for (int i = 0; i < given.size(); i++) {
				String next = (i + 1 < given.size()) ? "answer " + (i + 2) : state;
				this.server.stubFor(request(known).inScenario(operation)
					.whenScenarioStateIs(state)
					.willReturn(answer(given.get(i)))
					.willSetStateTo((i + 1 < given.size()) ? next : state));
				state = next;
			}
		});
	}

	/** Returns what was sent for an operation: address, headers and body each. */
	List<String> sent(String operation) {
		return requests(operation)
			.map((sent) -> decoded(sent.getUrl()) + "\n" + sent.getHeaders() + "\n" + text(sent.getBody()))
			.toList()
			.reversed();
	}

	/** Returns the addresses and bodies that were sent for an operation. */
	List<String> bodies(String operation) {
		return requests(operation).map((sent) -> sent.getUrl() + "\n" + text(sent.getBody())).toList().reversed();
	}

	private Stream<LoggedRequest> requests(String operation) {
		Kit.Known known = this.kit.operations().get(operation);
		return this.server.getAllServeEvents()
			.stream()
			.map(ServeEvent::getRequest)
			.filter((sent) -> sent.getMethod().getName().equals(method(known)))
			.filter((sent) -> sent.getUrl().split("\\?", 2)[0].matches(known.pathPattern()))
			.filter((sent) -> known.query() == null || sent.getUrl().matches("(?s).*\\?.*(" + known.query() + ").*"))
			.filter((sent) -> known.body() == null || text(sent.getBody()).matches("(?s).*(" + known.body() + ").*"));
	}

	/** Returns every request that no operation of the kit knows. */
	List<String> strangers() {
		return this.server.findAllUnmatchedRequests()
			.stream()
			.map((request) -> request.getMethod() + " " + request.getUrl() + " " + request.getBodyAsString())
			.toList();
	}

	int status(JsonNode answer) {
		return answer(answer).build().getStatus();
	}

	private static MappingBuilder request(Kit.Known known) {
		MappingBuilder request = WireMock.request(method(known), WireMock.urlPathMatching(known.pathPattern()));
		if (known.query() != null) {
			request = WireMock.request(method(known),
					WireMock.urlMatching(known.pathPattern() + "\\?.*(" + known.query() + ").*"));
		}
		return (known.body() != null) ? request.withRequestBody(WireMock.matching("(?s).*(" + known.body() + ").*"))
				: request;
	}

	private static String method(Kit.Known known) {
		return (known.method() != null) ? known.method() : "GET";
	}

	private ResponseDefinitionBuilder answer(JsonNode answer) {
		if (answer.isTextual() && answer.asText().equals("cut")) {
			return aResponse().withFault(Fault.EMPTY_RESPONSE);
		}
		if (answer.isTextual()) {
			return file(answer.asText());
		}
		return answer.has("status")
				&& (answer.has("body") || answer.has("text") || answer.size() == 1 || answer.has("headers"))
						? described(answer) : json(answer);
	}

	private ResponseDefinitionBuilder file(String name) {
		Path stub = Kit.PROJECT.resolve("connectors").resolve(this.connector).resolve("stub");
		try {
			if (name.contains(".html")) {
				return aResponse().withHeader("Content-Type", "text/html")
					.withBody(Files.readString(stub.resolve(name)));
			}
			JsonNode json = CanonicalJson
				.readTree(Files.readAllBytes(stub.resolve(name.endsWith(".json") ? name : name + ".json")));
			boolean described = json.path("status").isInt() && (json.has("body") || json.has("text"));
			return described ? described(json) : json(json);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("connectors/%s/stub has no answer '%s'".formatted(this.connector, name), ex);
		}
	}

	private ResponseDefinitionBuilder described(JsonNode answer) {
		ResponseDefinitionBuilder built = answer.has("body") ? json(answer.path("body"))
				: aResponse().withBody(answer.path("text").asText());
		answer.path("headers")
			.properties()
			.forEach((header) -> built.withHeader(header.getKey(), header.getValue().asText()));
		return built.withStatus(answer.path("status").asInt(200));
	}

	private ResponseDefinitionBuilder json(JsonNode body) {
		return aResponse().withHeader("Content-Type", "application/json")
			.withBody(body.toString().replace("{{address}}", this.server.baseUrl()));
	}

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static String decoded(String url) {
		return URLDecoder.decode(url, StandardCharsets.UTF_8);
	}

}
