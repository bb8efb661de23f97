package io.serai.system;

import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of connector {@code rest-erp}: what it sends, and what it makes of each
 * kind of answer.
 */
@ConnectorTest
class RestErpTests {

	private static final WireMockServer erp = Stub.start();

	private static final String CREATED = "{\"id\": 9007199254740993, \"number\": \"SO-1\"}";

	private static final Map<String, Object> MAYBE_WRITTEN = Map.of(HubHeaders.MAYBE_WRITTEN, true);

	@Autowired
	private CamelContext camel;

	@DynamicPropertySource
	static void system(DynamicPropertyRegistry registry) {
		registry.add("serai.systems.erp.connector", () -> "rest-erp");
		registry.add("serai.systems.erp.url", erp::baseUrl);
		registry.add("serai.systems.erp.token", () -> "secret&token+1");
	}

	@AfterAll
	static void stop() {
		erp.stop();
	}

	@BeforeEach
	void reset() {
		erp.resetAll();
	}

	@Test
	void createsANewOrderExactlyAsItIsAndTellsItsId() {
		CanonicalRecord order = Samples.order(Samples.key(), "1");
		erp.stubFor(post("/sales-orders").willReturn(okJson(CREATED)));

		Exchange done = flow().succeed("system:erp/save-order", order, Map.of("X-Forged", "1"));

		erp.verify(1,
				postRequestedFor(urlEqualTo("/sales-orders"))
					.withHeader("Authorization", equalTo("Bearer secret&token+1"))
					.withHeader("Content-Type", equalTo("application/json"))
					.withoutHeader("X-Forged")
					.withoutHeader("HubKey")
					.withRequestBody(matchingJsonPath("$.reference", equalTo(order.key())))
					.withRequestBody(matchingJsonPath("$.lines[0].unitPrice", equalTo("1234567890123456.78")))
					.withRequestBody(matchingJsonPath("$.customer.name", equalTo("张三 😀")))
					.withRequestBody(matchingJsonPath("$.date", equalTo("2026-11-23"))));
		assertThat(done.getMessage().getHeader(HubHeaders.EXTERNAL_ID)).isEqualTo("9007199254740993");
		assertThat(done.getProperty(HubHeaders.SYSTEM_CALLS)).isEqualTo(1);
		assertThat(done.getMessage().getBody()).isSameAs(order);
	}

	@ParameterizedTest
	@MethodSource("oddIds")
	void refusesAnIdThatNobodyCouldKeep(String id) {
		erp.stubFor(post("/sales-orders")
			.willReturn(okJson(CanonicalJson.mapper().createObjectNode().put("id", id).toString())));

		Failure failure = flow().fail("system:erp/save-order", Samples.order(Samples.key(), "1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
		assertThat(failure.maybeWritten()).isTrue();
		assertThat(failure.what()).isEqualTo("erp/save-order: the answer gives the record an id that cannot be kept");
	}

	private static Stream<String> oddIds() {
		return Stream.of("a\u0000b", "x".repeat(401));
	}

	@Test
	void replacesAnOrderThatItHasDeliveredBefore() {
		String key = Samples.key();
		erp.stubFor(post("/sales-orders").willReturn(okJson("{\"id\": \"a/b 1\"}")));
		erp.stubFor(put("/sales-orders/a%2Fb%201").willReturn(okJson("{\"id\": \"a/b 1\"}")));

		flow().succeed("system:erp/save-order", Samples.order(key, "1"), Map.of());
		flow().succeed("system:erp/save-order", Samples.order(key, "2"), Map.of());

		erp.verify(1, postRequestedFor(urlEqualTo("/sales-orders")));
		erp.verify(1, putRequestedFor(urlEqualTo("/sales-orders/a%2Fb%201")));
	}

	@Test
	void looksBeforeItWritesWhenTheOrderMayBeThereAndAdoptsIt() {
		CanonicalRecord order = Samples.order(Samples.key(), "2");
		erp.stubFor(get(urlPathEqualTo("/sales-orders")).withQueryParam("source", equalTo("shop"))
			.withQueryParam("reference", equalTo(order.key()))
			.willReturn(okJson("{\"items\": [{\"id\": 17, \"version\": \"2\"}]}")));

		Exchange done = flow().succeed("system:erp/save-order", order, MAYBE_WRITTEN);

		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("17");
		erp.verify(1, getRequestedFor(urlPathEqualTo("/sales-orders")));
		erp.verify(0, postRequestedFor(urlPathEqualTo("/sales-orders")));
	}

	@Test
	void writesNoOlderVersionOverANewerOneThoughItKnowsTheDocument() {
		String key = Samples.key();
		erp.stubFor(post("/sales-orders").willReturn(okJson("{\"id\": 16}")));
		erp.stubFor(get(urlPathEqualTo("/sales-orders"))
			.willReturn(okJson("{\"items\": [{\"id\": 16, \"version\": \"3\"}]}")));

		flow().succeed("system:erp/save-order", Samples.order(key, "1"), Map.of());
		flow().succeed("system:erp/save-order", Samples.order(key, "2"), MAYBE_WRITTEN);

		erp.verify(0, putRequestedFor(urlPathEqualTo("/sales-orders/16")));
	}

	@Test
	void updatesTheOlderVersionThatItFindsThere() {
		CanonicalRecord order = Samples.order(Samples.key(), "3");
		erp.stubFor(get(urlPathEqualTo("/sales-orders"))
			.willReturn(okJson("{\"items\": [{\"id\": 18, \"version\": \"2\"}]}")));
		erp.stubFor(put("/sales-orders/18").willReturn(okJson("{\"id\": 18}")));

		flow().succeed("system:erp/save-order", order, MAYBE_WRITTEN);

		erp.verify(1, putRequestedFor(urlEqualTo("/sales-orders/18")));
	}

	@Test
	void createsTheOrderThatItDoesNotFind() {
		CanonicalRecord order = Samples.order(Samples.key(), "1");
		erp.stubFor(get(urlPathEqualTo("/sales-orders")).willReturn(okJson("{\"items\": []}")));
		erp.stubFor(post("/sales-orders").willReturn(okJson(CREATED)));

		flow().succeed("system:erp/save-order", order, MAYBE_WRITTEN);

		erp.verify(1, postRequestedFor(urlEqualTo("/sales-orders")));
	}

	@Test
	void takesAnErrorInsideA200ForWhatItIs() {
		erp.stubFor(post("/sales-orders").willReturn(
				okJson("{\"success\": false, \"code\": \"UNKNOWN_SKU\", \"message\": \"There is no article SKU-1\"}")));

		Failure failure = flow().fail("system:erp/save-order", Samples.order(Samples.key(), "1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
		assertThat(failure.what()).isEqualTo("erp/save-order: There is no article SKU-1");
		assertThat(failure.code()).isEqualTo("UNKNOWN_SKU");
		assertThat(failure.maybeWritten()).isFalse();
	}

	@Test
	void doesNotKnowTheOutcomeWhenTheErpFallsSilentAfterTheCall() {
		erp.stubFor(post("/sales-orders").willReturn(okJson(CREATED).withFixedDelay(4_000)));

		Failure failure = flow().fail("system:erp/save-order", Samples.order(Samples.key(), "1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
		assertThat(failure.maybeWritten()).isTrue();
		erp.verify(1, postRequestedFor(urlEqualTo("/sales-orders")));
	}

	@Test
	void doesNotKnowTheOutcomeWhenTheConnectionIsCut() {
		erp.stubFor(post("/sales-orders").willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

		Failure failure = flow().fail("system:erp/save-order", Samples.order(Samples.key(), "1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
		erp.verify(1, postRequestedFor(urlEqualTo("/sales-orders")));
	}

	@Test
	void doesNotBelieveAWebPage() {
		erp.stubFor(any(anyUrl()).willReturn(aResponse().withBody("<html>Maintenance</html>")));

		Failure failure = flow().fail("system:erp/save-order", Samples.order(Samples.key(), "1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
	}

	private Flow flow() {
		return new Flow(this.camel);
	}

}
