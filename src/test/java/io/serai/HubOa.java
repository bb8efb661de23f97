package io.serai;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

/**
 * The DingTalk of the hub under test: it has the approvals that tests give it. One for
 * all tests of this JVM, like the hub.
 */
public final class HubOa {

	/** Whose events the hub takes; what they are encrypted for. */
	public static final String APP_KEY = "ding-hub-under-test";

	/** What its events are signed with. */
	public static final String HOOK_TOKEN = "a-token-of-the-oa-for-tests";

	/** What its events are encrypted with. */
	public static final String HOOK_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

	/** Form of the approvals that the hub asks for. */
	public static final String FORM = "PROC-HUB.TEST+1";

	private static final WireMockServer SERVER = start();

	private HubOa() {
	}

	static String url() {
		return SERVER.baseUrl();
	}

	/** Answers who asks for that approval with it. */
	public static void has(String id, String json) {
		SERVER.stubFor(WireMock.get(WireMock.urlPathEqualTo("/v1.0/workflow/processInstances"))
			.withQueryParam("processInstanceId", WireMock.equalTo(id))
			.willReturn(WireMock.okJson(json)));
	}

	/** Returns how often that approval was asked for, with the token. */
	public static int read(String id) {
		return SERVER
			.countRequestsMatching(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/v1.0/workflow/processInstances"))
				.withQueryParam("processInstanceId", WireMock.equalTo(id))
				.withHeader("x-acs-dingtalk-access-token", WireMock.equalTo("t-1"))
				.build())
			.getCount();
	}

	private static WireMockServer start() {
		WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
		server.start();
		server.stubFor(WireMock.post("/v1.0/oauth2/accessToken")
			.willReturn(WireMock.okJson("{\"accessToken\": \"t-1\", \"expireIn\": 7200}")));
		return server;
	}

}
