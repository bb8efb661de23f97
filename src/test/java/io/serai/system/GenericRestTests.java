package io.serai.system;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.BrokenFilesException;
import io.serai.system.call.Answer;
import io.serai.system.call.Call;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.reading.Page;
import io.serai.system.reading.PollWindow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.patch;
import static com.github.tomakehurst.wiremock.client.WireMock.patchRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A system that is connected by options alone, and one option that is wrong.
 */
class GenericRestTests {

	private static final WireMockServer outside = Stub.start();

	private static final StillClock CLOCK = new StillClock("2026-11-22T06:00:00Z");

	@AfterAll
	static void stop() {
		outside.stop();
	}

	@BeforeEach
	void reset() {
		outside.resetAll();
	}

	@Test
	void pathsMethodsPlacesPagingAndSignInAreOptions() throws Exception {
		try (ConnectorBed bed = bed(Map.of("signIn", "api-key", "signInHeader", "X-Erp-Key", "orders", "/sales/orders",
				"findQuery", "filter=no:{key}&shop={source}&deleted=0", "foundId", "$.data[0].no", "createdId",
				"$.data.no", "replaceMethod", "PATCH", "replacePath", "/{id}/document", "refusedAt", "$.ret",
				"refusedIs", "1"))) {
			OutsideSystem erp = bed.systems().get("erp");
			outside.stubFor(get(urlPathEqualTo("/sales/orders")).willReturn(okJson("{\"data\":[{\"no\":\"N 7\"}]}")));
			outside.stubFor(patch(urlEqualTo("/sales/orders/N%207/document")).willReturn(okJson("{\"data\":{}}")));

			Answer found = erp.call("find-order", new Call(null, Call.inputs(order(), null)));
			erp.call("replace-order", new Call(CanonicalJson.tree(order()), Call.inputs(order(), "N 7")));

			assertThat(erp.operation("find-order").id().text(found.json())).contains("N 7");
			outside.verify(getRequestedFor(
					urlEqualTo("/sales/orders?filter=no:WX%2F%E8%AE%A2%E5%8D%95%201&shop=shop&deleted=0"))
				.withHeader("X-Erp-Key", equalTo("kit-token")));
			outside.verify(patchRequestedFor(urlEqualTo("/sales/orders/N%207/document"))
				.withRequestBody(matchingJsonPath("$.total.amount", equalTo("0.30"))));
			outside.stubFor(post(urlEqualTo("/sales/orders")).willReturn(okJson("{\"ret\":1,\"message\":\"closed\"}")));
			HubException refused = catchThrowableOfType(HubException.class, () -> bed.call("erp", "save-order", "{}"));
			assertThat(refused.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA);
			assertThat(refused.failure().what()).endsWith("closed");
		}
	}

	@Test
	void aListComesByPageAndTellsWhatTheSettingsSay() throws Exception {
		try (ConnectorBed bed = bed(Map.of("signIn", "basic", "paging", "page", "next", "", "size", "2", "items",
				"$.rows", "listQuery", "from={since}&page={cursor}&rows={limit}", "timeFormat", "epoch-seconds",
				"ordersAre", "order-status", "changedOrdersMapping", "order-status-from-rest-erp", "refusedAt", ""))) {
			OutsideSystem erp = bed.systems().get("erp");
			outside.stubFor(get(urlPathEqualTo("/orders")).willReturn(okJson("{\"rows\":[{},{}]}")));

			Page page = Page.read(erp, "changed-orders",
					new PollWindow(CLOCK.instant().minusSeconds(60), CLOCK.instant(), false),
					new Page.Start(null, null), bed.mappings());

			assertThat(page.items()).hasSize(2);
			assertThat(page.next()).isEqualTo("2");
			assertThat(erp.operation("changed-orders").record()).isEqualTo(RecordKind.ORDER_STATUS);
			assertThat(erp.connector().failures()).as("no answer with 2xx is a refusal").hasSize(1);
			outside.verify(getRequestedFor(
					urlEqualTo("/orders?from=%d&page=1&rows=2".formatted(CLOCK.instant().getEpochSecond() - 60)))
				.withBasicAuth(
						new com.github.tomakehurst.wiremock.client.BasicCredentials("kit-username", "kit-password")));
		}
	}

	@Test
	void whatAnOptionMakesWrongIsToldWithTheSystem() {
		assertThatExceptionOfType(BrokenFilesException.class)
			.isThrownBy(() -> bed(Map.of("orderMapping", "order-to-nowhere", "paging", "pages")))
			.satisfies((ex) -> assertThat(ex.problems()).isNotEmpty()
				.allSatisfy((problem) -> assertThat(problem).startsWith("settings: serai.systems.erp.options"))
				.anySatisfy((problem) -> assertThat(problem).contains("paging")));
		assertThatExceptionOfType(BrokenFilesException.class)
			.isThrownBy(() -> bed(Map.of("orderMapping", "order-to-nowhere")))
			.satisfies((ex) -> assertThat(ex.problems()).singleElement()
				.asString()
				.contains("there is no mapping 'order-to-nowhere'"));
	}

	private static ConnectorBed bed(Map<String, String> options) throws Exception {
		Map<String, String> settings = new HashMap<>(
				Map.of("erp.connector", "generic-rest", "erp.url", outside.baseUrl(), "erp.token", "kit-token",
						"erp.username", "kit-username", "erp.password", "kit-password"));
		options.forEach((option, value) -> settings.put("erp.options." + option, value));
		return new ConnectorBed(Kit.PROJECT, settings, CLOCK);
	}

	private static CanonicalRecord order() throws Exception {
		return CanonicalJson.read(RecordKind.ORDER, (ObjectNode) CanonicalJson
			.readTree(java.nio.file.Files.readAllBytes(Kit.PROJECT.resolve("src/test/resources/kit/order.json"))));
	}

}
