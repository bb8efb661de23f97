package io.serai.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.system.call.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * OAuth 2 client credentials against a token endpoint, and the most that an answer may
 * hold.
 */
class OAuthSignInTests {

	private static final int LARGEST = 10 * 1024 * 1024;

	private final WireMockServer crm = Stub.start();

	private final StillClock clock = new StillClock("2026-11-22T05:00:00Z");

	private ConnectorBed bed;

	@BeforeEach
	void start() throws Exception {
		Home home = Home.temporary().file("connectors/crm/connector.yaml", """
				connector: crm
				title: A CRM
				signIn: { recipe: oauth2-client-credentials, path: /oauth/token, scope: "orders write" }
				operations:
				  ask: { safety: safe }
				  save: { safety: check-first, find: ask }
				""").kamelet("crm", "ask", "POST", "/ask").kamelet("crm", "save", "POST", "/save");
		this.bed = new ConnectorBed(home.folder(), Map.of("crm.connector", "crm", "crm.url", this.crm.baseUrl(),
				"crm.client-id", "hub", "crm.secret", "geheim"), this.clock);
	}

	@AfterEach
	void stop() {
		this.bed.close();
		this.crm.stop();
	}

	@Test
	void signsInOnceForAllWhoComeAtTheSameTime() throws Exception {
		token("T-1");
		this.crm.stubFor(post(urlPathEqualTo("/ask")).willReturn(okJson("{}")));
		CyclicBarrier together = new CyclicBarrier(8);
		List<Future<Answer>> answers = new ArrayList<>();

		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			Callable<Answer> call = () -> {
				together.await();
				return this.bed.call("crm", "ask", "{}");
			};
			for (int i = 0; i < 8; i++) {
				answers.add(threads.submit(call));
			}
		}

		for (Future<Answer> answer : answers) {
			assertThat(answer.get().isSuccess()).isTrue();
		}
		this.crm.verify(1,
				postRequestedFor(urlPathEqualTo("/oauth/token"))
					.withHeader("Authorization", equalTo("Basic aHViOmdlaGVpbQ=="))
					.withRequestBody(equalTo("grant_type=client_credentials&scope=orders+write")));
		asked("T-1", 8);
	}

	@Test
	void renewsTheTokenBeforeItEnds() {
		token("T-1");
		this.crm.stubFor(post(urlPathEqualTo("/ask")).willReturn(okJson("{}")));
		this.bed.call("crm", "ask", "{}");
		token("T-2");

		this.clock.move(Duration.ofSeconds(3600));
		this.bed.call("crm", "ask", "{}");

		asked("T-1", 1);
		asked("T-2", 1);
	}

	@Test
	void renewsATokenThatTheSystemNoLongerTakesAndRepeatsTheCallOnce() {
		token("T-1");
		this.crm.stubFor(post(urlPathEqualTo("/ask")).withHeader("Authorization", equalTo("Bearer T-1"))
			.willReturn(okJson("{}")));
		this.bed.call("crm", "ask", "{}");
		token("T-2");
		this.crm.stubFor(post(urlPathEqualTo("/ask")).willReturn(unauthorized()));
		this.crm.stubFor(post(urlPathEqualTo("/ask")).withHeader("Authorization", equalTo("Bearer T-2"))
			.willReturn(okJson("{}")));

		Answer answer = this.bed.call("crm", "ask", "{}");

		assertThat(answer.isSuccess()).isTrue();
		this.crm.verify(2, postRequestedFor(urlPathEqualTo("/oauth/token")));
		asked("T-1", 2);
		asked("T-2", 1);
	}

	@Test
	void callsTheSystemWithoutARightWhenItRefusesTheCredentials() {
		this.crm.stubFor(post(urlPathEqualTo("/oauth/token"))
			.willReturn(aResponse().withStatus(401).withBody("{\"error\": \"invalid_client\"}")));

		Failure failure = this.bed.fail("crm", "ask");

		assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
		assertThat(failure.remedy()).contains("crm");
		assertThat(failure.toString()).doesNotContain("geheim");
		this.crm.verify(0, postRequestedFor(urlPathEqualTo("/ask")));
	}

	@Test
	void readsNoAnswerLargerThanTheLimit() {
		token("T-1");
		String body = "{\"rows\": \"" + "x".repeat(LARGEST) + "\"}";
		this.crm.stubFor(post(urlPathEqualTo("/ask")).willReturn(okJson(body)));
		this.crm.stubFor(post(urlPathEqualTo("/save")).willReturn(okJson(body)));

		Failure read = this.bed.fail("crm", "ask");
		Failure written = this.bed.fail("crm", "save");

		assertThat(read.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
		assertThat(read.what()).contains("larger than " + LARGEST);
		assertThat(written.failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
		assertThat(written.maybeWritten()).isTrue();
	}

	private void token(String token) {
		this.crm.stubFor(post(urlPathEqualTo("/oauth/token")).willReturn(
				okJson("{\"access_token\": \"%s\", \"token_type\": \"bearer\", \"expires_in\": 3600}".formatted(token))
					.withFixedDelay(100)));
	}

	private void asked(String token, int times) {
		this.crm.verify(times,
				postRequestedFor(urlPathEqualTo("/ask")).withHeader("Authorization", equalTo("Bearer " + token)));
	}

}
