package io.serai.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.Caller;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.process.ChildProcess;
import io.serai.process.Distribution;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A second ERP needs new files and settings only: the built distribution is unpacked,
 * files are added beside its jar, and an order finds its way. Runs after {@code package},
 * e.g. with {@code mvn verify}.
 */
class SecondErpTests {

	private static final String KEY = "second-0123456789abcdef0123456789abcdef";

	@TempDir
	private Path folder;

	@Test
	void deliversOrdersToAnErpThatIsDroppedBesideTheBuiltJar() throws Exception {
		WireMockServer erp = Stub.start();
		erp.stubFor(post(urlPathEqualTo("/bills")).willReturn(okJson("{\"billNo\": \"B-1\"}")));
		Distribution distribution = Distribution.unpack(this.folder);
		int port = ChildProcess.freePort();
		addMiniErp(new Home(distribution.home()), erp.baseUrl(), port);

		try (ChildProcess hub = distribution.run(Map.of("SERAI_SYSTEMS_ERP_TOKEN", "key",
				"SERAI_ACCESS_BOOTSTRAPCLIENT_KEY", KEY, "SERAI_JAVA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1"))) {
			String url = "http://127.0.0.1:" + port;
			hub.awaitReady(url + "/actuator/health/readiness", Duration.ofMinutes(2));
			CanonicalRecord order = Samples.order(Samples.key(), "1");

			assertThat(push(url, order)).isEqualTo(202);

			Awaitility.await()
				.untilAsserted(() -> erp.verify(1,
						postRequestedFor(urlPathEqualTo("/bills")).withHeader("X-Key", equalTo("key"))
							.withRequestBody(matchingJsonPath("$.no", equalTo(order.key())))
							.withRequestBody(matchingJsonPath("$.fen", equalTo("10")))));
		}
		finally {
			erp.stop();
		}
	}

	private static void addMiniErp(Home home, String url, int port) {
		home.file("connectors/mini-erp/connector.yaml", """
				connector: mini-erp
				title: A small ERP
				signIn: { recipe: api-key, header: X-Key }
				operations:
				  save-order: { safety: check-first, mapping: order-to-mini-erp, find: find-order, id: $.billNo }
				  find-order: { safety: safe, id: $.billNo }
				""")
			.kamelet("mini-erp", "save-order", "POST", "/bills")
			.kamelet("mini-erp", "find-order", "GET", "/bills")
			.file("mappings/order-to-mini-erp/order-to-mini-erp.jslt",
					"{\"no\": .key, \"fen\": fen(.shippingTotal.amount)}")
			.file("config/application.yaml", """
					server: { port: %d, address: 127.0.0.1 }
					serai:
					  access: { bootstrap-client: { name: sender, source: shop } }
					  systems:
					    erp: { connector: mini-erp, url: "%s" }
					""".formatted(port, url));
	}

	private static int push(String url, CanonicalRecord order) {
		return Caller.push(url, "orders", KEY, CanonicalJson.tree(order)).statusCode();
	}

}
