package io.serai.system;

import java.nio.file.Files;
import java.nio.file.Path;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.Serai;
import io.serai.canonical.CanonicalRecord;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/**
 * A second ERP needs files and settings only: the engine and the flow stay as they are.
 */
class SecondErpTests {

	private static final Path PROJECT = Path.of(System.getProperty("serai.basedir", "."));

	@Test
	void deliversOrdersToAnErpThatIsDroppedIntoTheFolders() throws Exception {
		WireMockServer erp = Stub.start();
		erp.stubFor(post(urlPathEqualTo("/bills")).willReturn(okJson("{\"billNo\": \"B-1\"}")));
		Home home = Home.temporary()
			.file("routes/order-to-erp.camel.yaml", Files.readString(PROJECT.resolve("routes/order-to-erp.camel.yaml")))
			.file("routes/api/README.md", "No doors.")
			.file("mappings/order-to-mini-erp/order-to-mini-erp.jslt",
					"{\"no\": .key, \"fen\": fen(.shippingTotal.amount)}")
			.file("connectors/mini-erp/connector.yaml", """
					connector: mini-erp
					title: A small ERP
					signIn: { recipe: api-key, header: X-Key }
					operations:
					  save-order: { safety: check-first, mapping: order-to-mini-erp, find: find-order, id: $.billNo }
					  find-order: { safety: safe, id: $.billNo }
					""")
			.kamelet("mini-erp", "save-order", "POST", "/bills")
			.kamelet("mini-erp", "find-order", "GET", "/bills");

		try (ConfigurableApplicationContext hub = start(home, erp.baseUrl())) {
			CanonicalRecord order = Samples.order(Samples.key(), "1");
			hub.getBean(ProducerTemplate.class).requestBody("hub:order", order);

			Awaitility.await()
				.untilAsserted(() -> erp.verify(1,
						postRequestedFor(urlPathEqualTo("/bills")).withHeader("X-Key", equalTo("key"))
							.withRequestBody(matchingJsonPath("$.no", equalTo(order.key())))
							.withRequestBody(matchingJsonPath("$.fen", equalTo("10")))));
		}
		erp.stop();
	}

	private static ConfigurableApplicationContext start(Home home, String url) {
		return new SpringApplicationBuilder(Serai.class).run("--serai.home=" + home.folder(), "--server.port=0",
				"--serai.systems.erp.connector=mini-erp", "--serai.systems.erp.url=" + url,
				"--serai.systems.erp.token=key", "--spring.jmx.enabled=false");
	}

}
