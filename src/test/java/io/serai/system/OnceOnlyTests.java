package io.serai.system;

import java.util.HashMap;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.crossref.CrossReference;
import io.serai.crossref.ExternalId;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Calls that must not run twice, over restarts and by a person's ruling. A restart shows
 * in nothing but {@code HubMaybeWritten}: the marks are in the database.
 */
@ConnectorTest
class OnceOnlyTests {

	private static final WireMockServer bank = Stub.start();

	private static final Map<String, Object> RESTARTED = Map.of(HubHeaders.MAYBE_WRITTEN, true);

	private static final String CHARGE = "system:bank/charge";

	@Autowired
	private CamelContext camel;

	@Autowired
	private CrossReference crossReference;

	@Autowired
	private JdbcTemplate jdbc;

	private final CanonicalRecord order = Samples.order(Samples.key(), "1");

	@DynamicPropertySource
	static void system(DynamicPropertyRegistry registry) {
		Home home = Home.temporary().file("connectors/bank/connector.yaml", """
				connector: bank
				title: Takes money
				signIn: { recipe: none }
				operations:
				  charge: { safety: once-only, id: $.id }
				""").kamelet("bank", "charge", "POST", "/charges");
		registry.add("serai.home", home.folder()::toString);
		registry.add("serai.systems.bank.connector", () -> "bank");
		registry.add("serai.systems.bank.url", bank::baseUrl);
	}

	@BeforeEach
	void reset() {
		bank.resetAll();
	}

	@AfterAll
	static void stop() {
		bank.stop();
	}

	@Test
	void makesACallThatWasOnlyWaitingWhenTheHubDied() {
		succeeds();

		Exchange done = flow().succeed(CHARGE, this.order, RESTARTED);

		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("C-1");
		charged(1);
	}

	@Test
	void adoptsWhatTookEffectBeforeTheHubDied() {
		succeeds();
		flow().succeed(CHARGE, this.order, Map.of());

		Exchange again = flow().succeed(CHARGE, this.order, RESTARTED);

		assertThat(again.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("C-1");
		charged(1);
	}

	@Test
	void asksAPersonWhenTheCallWasCutOff() {
		cutOff();
		Failure first = flow().fail(CHARGE, this.order);
		succeeds();

		Failure second = flow().fail(CHARGE, this.order);
		Failure newer = flow().fail(CHARGE, Samples.order(this.order.key(), "2"));

		assertThat(first.action()).isEqualTo(FailureClass.Action.DEAD_LETTER);
		assertThat(second.failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
		assertThat(second.action()).isEqualTo(FailureClass.Action.DEAD_LETTER);
		assertThat(newer.what()).contains("may have taken effect");
		charged(1);
	}

	@Test
	void sendsOnceMoreWhenAPersonSaysThatItDidNotTakeEffect() {
		cutOff();
		flow().fail(CHARGE, this.order);
		Map<String, Object> ruling = ruling("li.wei 09:00", false);

		flow().fail(CHARGE, this.order, ruling);
		Failure repeated = flow().fail(CHARGE, this.order, ruling);
		succeeds();
		flow().succeed(CHARGE, this.order, ruling("li.wei 09:05", false));

		assertThat(repeated.what()).as("one ruling, one call").contains("may have taken effect");
		charged(3);
	}

	@Test
	void sendsNothingWhenAPersonSaysThatItTookEffect() {
		cutOff();
		flow().fail(CHARGE, this.order);
		succeeds();
		Map<String, Object> ruling = ruling("li.wei 09:00", true);
		ruling.put(HubHeaders.EXTERNAL_ID, "C-9");

		Exchange settled = flow().succeed(CHARGE, this.order, ruling);
		flow().succeed(CHARGE, this.order, RESTARTED);

		assertThat(settled.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("C-9");
		assertThat(this.crossReference.toExternal("bank", this.order.recordKey()))
			.isEqualTo(new ExternalId.Known("C-9"));
		charged(1);
	}

	@Test
	void triesAgainByItselfWhatTheSystemRefused() {
		bank.stubFor(post(urlPathEqualTo("/charges")).willReturn(aResponse().withStatus(429)));
		Failure refused = flow().fail(CHARGE, this.order);
		succeeds();

		await().untilAsserted(() -> flow().succeed(CHARGE, this.order, RESTARTED));

		assertThat(refused.maybeWritten()).isFalse();
		charged(2);
	}

	@Test
	void callsNothingWhileTheCallCannotBeNoted() {
		succeeds();
		this.jdbc.execute("ALTER TABLE once_only_call RENAME TO once_only_call_away");

		Failure failure = flow().fail(CHARGE, this.order);

		this.jdbc.execute("ALTER TABLE once_only_call_away RENAME TO once_only_call");
		assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
		assertThat(failure.remedy()).contains("database");
		charged(0);
	}

	@Test
	void twoStepsOfAFlowAreEachMadeOnce() throws Exception {
		this.camel.addRoutes(new RouteBuilder() {
			@Override
			public void configure() {
				from("direct:twice").routeId("twice").to(CHARGE).id("first").to(CHARGE).id("second");
			}
		});
		succeeds();

		flow().succeed("direct:twice", this.order, Map.of());
		flow().succeed("direct:twice", this.order, RESTARTED);

		charged(2);
	}

	private static void succeeds() {
		bank.stubFor(post(urlPathEqualTo("/charges")).willReturn(okJson("{\"id\": \"C-1\"}")));
	}

	private static void cutOff() {
		bank.stubFor(
				post(urlPathEqualTo("/charges")).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
	}

	private void charged(int times) {
		bank.verify(times,
				postRequestedFor(urlPathEqualTo("/charges")).withQueryParam("key", equalTo(this.order.key())));
	}

	private static Map<String, Object> ruling(String by, boolean tookEffect) {
		Map<String, Object> headers = new HashMap<>(RESTARTED);
		headers.put(HubHeaders.ASKED_BY, by);
		headers.put(HubHeaders.TOOK_EFFECT, tookEffect);
		return headers;
	}

	private Flow flow() {
		return new Flow(this.camel);
	}

}
