package io.serai;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;

/**
 * The ERP of the hub under test: takes every order, has none changed, and refuses an
 * article as long as a test wants. One for all tests of this JVM, like the hub.
 */
public final class HubErp {

	private static final WireMockServer SERVER = start();

	private HubErp() {
	}

	public static String url() {
		return SERVER.baseUrl();
	}

	/**
	 * Refuses orders with that article, until the returned answer is removed.
	 */
	public static StubMapping refuse(String sku) {
		return SERVER.stubFor(WireMock.post("/sales-orders")
			.withRequestBody(WireMock.containing(sku))
			.willReturn(WireMock.okJson("""
					{"success": false, "code": "UNKNOWN_SKU", "message": "There is no article %s"}""".formatted(sku))));
	}

	/**
	 * Cuts the first order with that text off, as if it had been written or not, and
	 * refuses it from then on.
	 */
	public static void cutOffThenRefuse(String text) {
		MappingBuilder first = WireMock.post("/sales-orders").withRequestBody(WireMock.containing(text));
		SERVER.stubFor(first.inScenario(text)
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE))
			.willSetStateTo("refuses"));
		SERVER.stubFor(WireMock.post("/sales-orders")
			.withRequestBody(WireMock.containing(text))
			.inScenario(text)
			.whenScenarioStateIs("refuses")
			.willReturn(WireMock.okJson("""
					{"success": false, "code": "NO_CREDIT", "message": "The credit of this customer is used up"}""")));
	}

	/**
	 * Has a sales order, in the list of the orders made since that moment and by its
	 * reference.
	 */
	public static void has(String since, String reference, Object json) {
		for (MappingBuilder asked : List.of(
				WireMock.get(WireMock.urlPathEqualTo("/sales-orders"))
					.withQueryParam("orderedSince", WireMock.equalTo(since)),
				WireMock.get(WireMock.urlPathEqualTo("/sales-orders"))
					.withQueryParam("reference", WireMock.equalTo(reference)))) {
			SERVER.stubFor(asked.willReturn(WireMock.okJson("{\"items\": [" + json + "]}")));
		}
	}

	/** Takes orders with that article from now on. */
	public static void mend(StubMapping refusal) {
		SERVER.removeStub(refusal);
	}

	/**
	 * Returns how many orders with that text were sent, refused ones too.
	 */
	public static int sent(String text) {
		return SERVER
			.countRequestsMatching(WireMock.postRequestedFor(WireMock.urlPathMatching("/sales-orders(/edited)?"))
				.withRequestBody(WireMock.containing(text))
				.build())
			.getCount();
	}

	/**
	 * Answers orders with that text late.
	 * @return done as soon as one has come, while its sender still waits
	 */
	public static CompletableFuture<Void> slow(String text, Duration late) {
		CompletableFuture<Void> came = new CompletableFuture<>();
		SERVER.stubFor(WireMock.post("/sales-orders")
			.withRequestBody(WireMock.containing(text))
			.willReturn(WireMock.okJson("{\"id\": 4712}").withStatus(201).withFixedDelay((int) late.toMillis())));
		SERVER.addMockServiceRequestListener((request, response) -> {
			if (request.getBodyAsString().contains(text)) {
				came.complete(null);
			}
		});
		return came;
	}

	/**
	 * Returns how many orders with that text were sent to an address below the usual one.
	 */
	public static int sentTo(String path, String text) {
		return SERVER
			.countRequestsMatching(WireMock.postRequestedFor(WireMock.urlEqualTo("/sales-orders/" + path))
				.withRequestBody(WireMock.containing(text))
				.build())
			.getCount();
	}

	/**
	 * Tells of an order that changed, to whoever asks since then, until the returned
	 * answer is removed.
	 * @param since how the moment asked for begins
	 */
	public static StubMapping changed(String since, String reference, String at) {
		return SERVER.stubFor(WireMock.get(WireMock.urlMatching("/sales-orders\\?changedSince=" + since + ".*"))
			.willReturn(WireMock.okJson("""
					{"items": [{"id": 1, "number": "SO-1", "reference": "%s", "source": "shop", "status": "shipped",
					  "updatedAt": "%s"}]}""".formatted(reference, at))));
	}

	/**
	 * Returns how often the changed orders were asked for.
	 * @param since how the moment asked for begins, as it stands in the URL
	 */
	public static int polled(String since) {
		return (int) SERVER.getAllServeEvents()
			.stream()
			.map((event) -> event.getRequest().getUrl())
			.filter((url) -> url.contains("changedSince=" + since))
			.count();
	}

	private static WireMockServer start() {
		WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
		server.start();
		server.stubFor(WireMock.get(WireMock.anyUrl()).willReturn(WireMock.okJson("{\"items\": []}")));
		server.stubFor(WireMock.post(WireMock.urlPathMatching("/sales-orders(/edited)?"))
			.willReturn(WireMock.okJson("{\"id\": 4711, \"number\": \"SO-004711\"}").withStatus(201)));
		return server;
	}

}
