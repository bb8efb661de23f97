package io.serai.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.serai.process.ChildProcess;
import io.serai.process.HubArguments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Kills the hub (SIGKILL) between the mark that a write begins and the mark that it has
 * ended: the ERP has taken the order and the customer, and nobody has heard so. Orders
 * can be found there; customers, in this test, may be written only once.
 */
@Tag("kill")
class KilledWhileWritingTests {

	private static final String KEY = "mark-0123456789abcdef0123456789abcdef";

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private static final String CHECK_FIRST = """
			  save-customer:
			    safety: check-first
			    mapping: customer-to-rest-erp
			    find: find-customer
			    update: replace-customer
			""";

	private static final String ONCE_ONLY = """
			  save-customer:
			    safety: once-only
			    mapping: customer-to-rest-erp
			""";

	private final WireMockServer erp = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private final Clock clock = Clock.systemUTC();

	@TempDir
	private Path home;

	@BeforeEach
	void start() throws IOException {
		this.erp.start();
		ChildProcess.copyProduct(Path.of(System.getProperty("serai.basedir", ".")), this.home);
		Path connector = this.home.resolve("connectors/rest-erp/connector.yaml");
		String said = Files.readString(connector);
		assertThat(said).contains(CHECK_FIRST);
		Files.writeString(connector, said.replace(CHECK_FIRST, ONCE_ONLY));
	}

	@AfterEach
	void stop() {
		this.erp.stop();
	}

	@Test
	void findsWhatCanBeFoundAndRepeatsNothingThatMayRunOnlyOnce() throws Exception {
		HubArguments arguments = new HubArguments(this.home, ChildProcess.freePort(), KEY, this.erp.baseUrl() + "/shop",
				this.erp.baseUrl());
		this.erp.stubFor(any(anyUrl()).atPriority(9).willReturn(okJson("{\"items\": []}")));
		silentOn("/sales-orders");
		silentOn("/customers");
		try (HubClient client = new HubClient(arguments.url(), KEY)) {
			try (ChildProcess hub = hub(arguments)) {
				hub.awaitReady(arguments.readiness(), PATIENCE);
				client.push("orders", new DemoOrders(1, this.clock).paid("MARKED", 1));
				client.push("customers", customer());
				await().atMost(PATIENCE).until(() -> posts("/sales-orders") == 1 && posts("/customers") == 1);
				hub.kill();
			}
			has("/sales-orders");
			try (ChildProcess hub = hub(arguments)) {
				hub.awaitReady(arguments.readiness(), PATIENCE);

				assertThat(ended(client, "orders", "MARKED", "order-to-erp").path("state").asText())
					.isEqualToIgnoringCase("delivered");
				JsonNode customer = ended(client, "customers", "C-1", "customer-to-erp");
				assertThat(customer.path("state").asText()).isEqualToIgnoringCase("dead");
				assertThat(customer.path("failureClass").asText()).isEqualTo("outcome-unknown");
			}
		}
		assertThat(posts("/sales-orders")).as("it was looked for").isOne();
		assertThat(posts("/customers")).as("nobody knows, so a person decides").isOne();
		this.erp.verify(getRequestedFor(urlPathEqualTo("/sales-orders")).withQueryParam("reference", equalTo("MARKED"))
			.withQueryParam("source", equalTo("shop")));
	}

	/** Takes the document, and says nothing until the hub is dead. */
	private void silentOn(String path) {
		this.erp.stubFor(
				post(urlPathEqualTo(path)).willReturn(okJson("{\"id\": 1}").withStatus(201).withFixedDelay(120_000)));
	}

	private void has(String path) {
		this.erp.stubFor(get(urlPathEqualTo(path)).withQueryParam("reference", equalTo("MARKED"))
			.willReturn(okJson("{\"items\": [{\"id\": 1, \"number\": \"SO-1\", \"version\": \"1\"}]}")));
	}

	private int posts(String path) {
		return this.erp.findAll(postRequestedFor(urlPathEqualTo(path))).size();
	}

	private static JsonNode ended(HubClient client, String kind, String key, String flow) {
		return await().atMost(PATIENCE)
			.until(() -> standing(client.whereIs(kind, "shop", key).orElseGet(Json::object), flow),
					(standing) -> List.of("delivered", "dead")
						.contains(standing.path("state").asText().toLowerCase(Locale.ROOT)));
	}

	private static JsonNode standing(JsonNode where, String flow) {
		for (JsonNode delivery : where.path("deliveries")) {
			if (delivery.path("flow").asText().equals(flow)) {
				return delivery;
			}
		}
		return Json.object();
	}

	private ChildProcess hub(HubArguments arguments) {
		List<String> all = new ArrayList<>(arguments.list());
		all.add("--serai.system.response-timeout=100s");
		return ChildProcess.hub(this.home.resolve("hub.log"), List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), all);
	}

	private ObjectNode customer() {
		return Json.object()
			.put("source", "shop")
			.put("key", "C-1")
			.put("type", "organization")
			.put("name", "绿茶公司")
			.put("version", "1")
			.put("updatedAt", this.clock.instant().toString());
	}

}
