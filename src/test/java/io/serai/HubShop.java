package io.serai;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/**
 * The shop of the hub under test: it has the orders that tests give it, and signs what it
 * tells. One for all tests of this JVM, like the hub.
 */
public final class HubShop {

	/** What it signs its events with; {@code whsec_} and the Base64 of its bytes. */
	public static final String HOOK_SECRET = "whsec_YS1zZWNyZXQtb2YtZXZlbnRzLWZvci10ZXN0cw==";

	/** What the hub shows it. */
	public static final String TOKEN = "a-token-of-the-shop-for-tests";

	private static final WireMockServer SERVER = start();

	private HubShop() {
	}

	static String url() {
		return SERVER.baseUrl();
	}

	/** Answers who asks for that order with it. */
	public static void has(String key, Object json) {
		SERVER.stubFor(WireMock.get("/orders/" + key).willReturn(WireMock.okJson(json.toString())));
	}

	/** Answers who asks for the orders made since that moment with one. */
	public static void lists(String since, Object json) {
		SERVER.stubFor(WireMock.get(WireMock.urlPathEqualTo("/orders"))
			.withQueryParam("orderedSince", WireMock.equalTo(since))
			.willReturn(WireMock.okJson("{\"items\": [" + json + "]}")));
	}

	/** Fails whoever asks for that order, until it {@link #has} it. */
	public static void fails(String key, String text) {
		SERVER.stubFor(WireMock.get("/orders/" + key)
			.willReturn(WireMock.serverError().withBody("{\"title\": \"" + text + "\"}")));
	}

	/** Returns how often that order was asked for, with the token. */
	public static int read(String key) {
		return SERVER
			.countRequestsMatching(WireMock.getRequestedFor(WireMock.urlEqualTo("/orders/" + key))
				.withHeader("Authorization", WireMock.equalTo("Bearer " + TOKEN))
				.build())
			.getCount();
	}

	private static WireMockServer start() {
		WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
		server.start();
		return server;
	}

}
