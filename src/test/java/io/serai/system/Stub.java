package io.serai.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.serai.canonical.CanonicalJson;

/**
 * A simulated system on a port of its own, and the answers in {@code connectors/*}
 * {@code /stub}.
 */
public final class Stub {

	private static final Path CONNECTORS = Path.of(System.getProperty("serai.basedir", "."), "connectors");

	private Stub() {
	}

	public static WireMockServer start() {
		WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
		server.start();
		return server;
	}

	/**
	 * Returns a recorded answer.
	 * @param name e.g. {@code rest-erp/save-order.success}
	 */
	public static ResponseDefinitionBuilder answer(String name) {
		String[] parts = name.split("/", -1);
		Path file = CONNECTORS.resolve(parts[0]).resolve("stub").resolve(parts[1] + ".json");
		try {
			JsonNode stub = CanonicalJson.readTree(Files.readAllBytes(file));
			ResponseDefinitionBuilder answer = WireMock.aResponse().withStatus(stub.path("status").asInt());
			stub.path("headers")
				.properties()
				.forEach((header) -> answer.withHeader(header.getKey(), header.getValue().asText()));
			return stub.has("text") ? answer.withBody(stub.path("text").asText())
					: answer.withHeader("Content-Type", "application/json").withBody(stub.path("body").toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("there is no recorded answer " + file, ex);
		}
	}

}
