package io.serai;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

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

	/** Keeps whoever asks for a list of orders waiting until the hold is closed. */
	public static Hold holdLists() {
		Hold hold = new Hold();
		Lists.HELD.set(hold);
		return hold;
	}

	private static WireMockServer start() {
		WireMockServer server = new WireMockServer(
				WireMockConfiguration.options().dynamicPort().extensions(new Lists()));
		server.start();
		return server;
	}

	/** Lists that are not answered for a while. */
	public static final class Hold implements AutoCloseable {

		private final CountDownLatch asked = new CountDownLatch(1);

		private final CountDownLatch closed = new CountDownLatch(1);

		/** Tells whether somebody waits for one. */
		public boolean isAsked() {
			return this.asked.getCount() == 0;
		}

		@Override
		public void close() {
			Lists.HELD.set(null);
			this.closed.countDown();
		}

	}

	private static final class Lists implements StubRequestFilterV2 {

		static final AtomicReference<Hold> HELD = new AtomicReference<>();

		@Override
		public RequestFilterAction filter(Request request, ServeEvent event) {
			Hold hold = HELD.get();
			if (hold != null && request.getUrl().startsWith("/orders?")) {
				hold.asked.countDown();
				try {
					hold.closed.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
			}
			return RequestFilterAction.continueWith(request);
		}

		@Override
		public String getName() {
			return "lists";
		}

	}

}
