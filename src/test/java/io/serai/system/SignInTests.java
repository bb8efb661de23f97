package io.serai.system;

import java.time.Duration;
import java.time.Instant;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.system.kamelet.LateAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ways in that outside systems want, each said in {@code connector.yaml} alone.
 */
class SignInTests {

	private static final WireMockServer outside = Stub.start();

	private static final StillClock clock = new StillClock("2026-11-22T05:00:00Z");

	private static ConnectorBed bed;

	@BeforeAll
	static void start() throws Exception {
		bed = SignInHome.start(outside.baseUrl(), clock);
	}

	@AfterAll
	static void stop() {
		bed.close();
		outside.stop();
	}

	@BeforeEach
	void reset() {
		outside.resetAll();
		clock.move(Duration.ofDays(2));
	}

	@Test
	void putsATokenIntoTheAddressAndIntoNoText() {
		tokens("token-1?&", "token-2");
		outside.stubFor(post(urlPathEqualTo("/shop/ask"))
			.willReturn(okJson("{\"errcode\": 1, \"errmsg\": \"token-1?& and token-1%3F%26 of geheim-2 refused\"}")));

		Failure failure = bed.fail("shop", "ask");

		outside.verify(1,
				postRequestedFor(urlPathEqualTo("/shop/ask")).withQueryParam("access_token", equalTo("token-1?&"))
					.withHeader(LateAddress.QUERY, absent()));
		assertThat(failure.toString()).contains("*** and *** of *** refused").doesNotContain("token-1", "geheim");
	}

	@Test
	void renewsATokenBeforeItEnds() {
		tokens("token-1", "token-2");
		outside.stubFor(post(urlPathEqualTo("/shop/ask")).willReturn(okJson("{}")));
		bed.call("shop", "ask", "{}");
		clock.move(Duration.ofMinutes(114));
		bed.call("shop", "ask", "{}");

		clock.move(Duration.ofMinutes(2));
		bed.call("shop", "ask", "{}");

		asked("token-1", 2);
		asked("token-2", 1);
		outside.verify(0, postRequestedFor(urlPathEqualTo("/shop/sign-in"))
			.withRequestBody(matchingJsonPath("$.force", equalTo("true"))));
	}

	@Test
	void goesOnWithATokenThatStillLivesWhileItCannotBeRenewed() {
		tokens("token-1", "token-2");
		outside.stubFor(post(urlPathEqualTo("/shop/ask")).willReturn(okJson("{}")));
		bed.call("shop", "ask", "{}");
		outside.stubFor(post(urlPathEqualTo("/shop/sign-in")).willReturn(okJson("{\"errcode\": 1}")));
		clock.move(Duration.ofMinutes(116));

		bed.call("shop", "ask", "{}");
		bed.call("shop", "ask", "{}");

		asked("token-1", 3);
		outside.verify(2, postRequestedFor(urlPathEqualTo("/shop/sign-in")));
	}

	@Test
	void forcesARenewalOnlyForATokenThatShouldStillLiveAndOnlyAsOftenAsAllowed() {
		tokens("token-1", "token-2");
		outside.stubFor(post(urlPathEqualTo("/shop/ask")).willReturn(okJson("{\"errcode\": 40001}")));

		Failure first = bed.fail("shop", "ask");
		clock.move(Duration.ofMinutes(1));
		Failure second = bed.fail("shop", "ask");

		assertThat(first.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
		assertThat(second.failureClass()).isEqualTo(FailureClass.RATE_LIMITED);
		assertThat(second.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofSeconds(30));
		outside.verify(1, postRequestedFor(urlPathEqualTo("/shop/sign-in"))
			.withRequestBody(matchingJsonPath("$.force", equalTo("false"))));
		outside.verify(1, postRequestedFor(urlPathEqualTo("/shop/sign-in"))
			.withRequestBody(matchingJsonPath("$.force", equalTo("true"))));
	}

	@Test
	void signsTheSignInAndSendsBackSessionAndCookies() {
		clock.move(Duration.between(clock.instant(), Instant.parse("2027-01-01T00:00:00Z")));
		outside.stubFor(post(urlPathEqualTo("/erp/sign-in")).willReturn(
				okJson("{\"id\": \"S-1\"}").withHeader("Set-Cookie", "one=1; Path=/; HttpOnly", "two=2; Secure")));
		outside.stubFor(post(urlPathEqualTo("/erp/ask")).willReturn(okJson("{}")));

		bed.call("erp", "ask", "{}");

		outside.verify(postRequestedFor(urlPathEqualTo("/erp/sign-in")).withQueryParam("time", equalTo("1798761600"))
			.withQueryParam("sign", equalTo("0287bc67f3055fc4dfe739550d6c4daa3557ebede8b0eb80a017e7ac92a3d671")));
		outside.verify(postRequestedFor(urlPathEqualTo("/erp/ask")).withHeader("kdservice-sessionid", equalTo("S-1"))
			.withHeader("Cookie", equalTo("one=1; two=2")));
	}

	@Test
	void fetchesASecondTokenForWritesOnTopOfWhatEachCallCarries() {
		outside.stubFor(post(urlPathEqualTo("/odata/ask")).willReturn(okJson("{}")));
		outside.stubFor(post(urlPathEqualTo("/odata/sign-in")).inScenario("csrf")
			.willReturn(okJson("{}").withHeader("X-CSRF-Token", "dead").withHeader("Set-Cookie", "SAP_SESSIONID=1"))
			.willSetStateTo("again"));
		outside.stubFor(post(urlPathEqualTo("/odata/sign-in")).inScenario("csrf")
			.whenScenarioStateIs("again")
			.willReturn(okJson("{}").withHeader("X-CSRF-Token", "alive").withHeader("Set-Cookie", "SAP_SESSIONID=2")));
		outside.stubFor(post(urlPathEqualTo("/odata/save"))
			.willReturn(okJson("{}").withStatus(403).withHeader("x-csrf-token", "Required")));
		outside.stubFor(post(urlPathEqualTo("/odata/save")).withHeader("x-csrf-token", equalTo("alive"))
			.withHeader("Cookie", equalTo("SAP_SESSIONID=2"))
			.withBasicAuth("hubuser", "geheim-1")
			.willReturn(okJson("{}")));

		bed.call("odata", "ask", "{}");
		outside.verify(0, postRequestedFor(urlPathEqualTo("/odata/sign-in")));
		bed.call("odata", "save", "{}");

		outside.verify(2, postRequestedFor(urlPathEqualTo("/odata/sign-in"))
			.withBasicAuth(new BasicCredentials("hubuser", "geheim-1")));
		outside.verify(postRequestedFor(urlPathEqualTo("/odata/ask")).withHeader("x-csrf-token", absent()));
	}

	@Test
	void putsCredentialsIntoAHeaderWithoutAnyCall() {
		outside.stubFor(any(anyUrl()).willReturn(okJson("{}")));

		bed.call("frappe", "ask", "{}");

		outside.verify(1, postRequestedFor(urlPathEqualTo("/frappe/ask")).withHeader("Authorization",
				equalTo("token key-3:geheim-3")));
	}

	@Test
	void putsATokenIntoTheBodyAndTurnsToTheAddressTold() {
		WireMockServer other = Stub.start();
		other.stubFor(any(anyUrl()).willReturn(okJson("{}")));
		outside.stubFor(post(urlPathEqualTo("/crm/sign-in"))
			.willReturn(okJson("{\"token\": \"T-1\", \"instance_url\": \"%s\"}".formatted(other.baseUrl()))));

		bed.call("crm", "ask", "{\"data\": {\"a\": 1}}");
		bed.call("crm", "ask", "{\"data\": {\"a\": 2}}");

		other.verify(1,
				postRequestedFor(urlPathEqualTo("/crm/ask")).withHeader("Host", equalTo("localhost:" + other.port()))
					.withRequestBody(
							equalToJson("{\"data\": {\"a\": 1}, \"corpAccessToken\": \"T-1\", \"appId\": \"wx1\"}")));
		outside.verify(1, postRequestedFor(anyUrl()));
		other.stop();
	}

	@Test
	void sendsHeadersParametersAndBodyApart() {
		outside.stubFor(post(urlPathEqualTo("/crm/sign-in"))
			.willReturn(okJson("{\"token\": \"T-1\", \"instance_url\": \"%s\"}".formatted(outside.baseUrl()))));
		outside.stubFor(post(urlPathEqualTo("/crm/save")).willReturn(okJson("{}")));

		bed.call("crm", "save",
				"{\"headers\": {\"If-Match\": \"W/1\\r\\nX-Evil: 1\"}, \"query\": {\"名\": \"茶 & 糖\"}, \"body\": {\"a\": 1}}");

		outside.verify(1,
				postRequestedFor(urlPathEqualTo("/crm/save")).withHeader("If-Match", equalTo("W/1 X-Evil: 1"))
					.withHeader("X-Evil", absent())
					.withQueryParam("名", equalTo("茶 & 糖"))
					.withRequestBody(matchingJsonPath("$.corpAccessToken", equalTo("T-1"))));
	}

	private static void tokens(String first, String second) {
		outside.stubFor(post(urlPathEqualTo("/shop/sign-in")).inScenario("tokens")
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(okJson("{\"access_token\": \"%s\", \"expires_in\": 7200}".formatted(first)))
			.willSetStateTo("used"));
		outside.stubFor(post(urlPathEqualTo("/shop/sign-in")).inScenario("tokens")
			.whenScenarioStateIs("used")
			.willReturn(okJson("{\"access_token\": \"%s\", \"expires_in\": 7200}".formatted(second))));
	}

	private static void asked(String token, int times) {
		outside.verify(times,
				postRequestedFor(urlPathEqualTo("/shop/ask")).withQueryParam("access_token", equalTo(token)));
	}

}
