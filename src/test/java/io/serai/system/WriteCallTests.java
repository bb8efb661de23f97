package io.serai.system;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKind;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a write does with duplicates, conflicts, needs, follow-ups and operations that may
 * run only once, and how a session is kept.
 */
@ConnectorTest
class WriteCallTests {

	private static final WireMockServer exam = Stub.start();

	private static final Map<String, Object> MAYBE_WRITTEN = Map.of(HubHeaders.MAYBE_WRITTEN, true);

	@Autowired
	private CamelContext camel;

	@DynamicPropertySource
	static void system(DynamicPropertyRegistry registry) {
		Exam.configure(registry, exam);
	}

	@AfterAll
	static void stop() {
		exam.stop();
	}

	@BeforeEach
	void reset() {
		Exam.reset(exam);
	}

	@Test
	void looksUpWhatItNeedsWritesAndFollowsUpInOneSession() {
		exam.stubFor(post(urlPathEqualTo("/orders")).willReturn(okJson("{\"id\": 5}")));
		String key = Samples.key();

		Exchange done = flow().succeed("system:erp/save-order", Samples.order(key, "1"), Map.of());

		exam.verify(1,
				postRequestedFor(urlPathEqualTo("/orders")).withHeader("Authorization", equalTo("Session aHViOjE6azN5"))
					.withQueryParam("key", equalTo(key))
					.withRequestBody(matchingJsonPath("$.party", equalTo("7")))
					.withRequestBody(matchingJsonPath("$.company", equalTo("1"))));
		exam.verify(1, postRequestedFor(urlPathEqualTo("/confirmations")).withQueryParam("id", equalTo("5")));
		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("5");
	}

	@Test
	void leavesAFollowUpOutWhoseMappingMakesNull() {
		exam.stubFor(post(urlPathEqualTo("/orders")).willReturn(okJson("{\"id\": 5}")));
		exam.stubFor(post(urlPathEqualTo("/reminders")).willReturn(okJson("{}")));

		flow().succeed("system:erp/save-order", Samples.order(Samples.key(), "1"), Map.of());
		exam.verify(0, postRequestedFor(urlPathEqualTo("/reminders")));

		flow().succeed("system:erp/save-order", order("buyerNote", "请尽快发货"), Map.of());
		exam.verify(1, postRequestedFor(urlPathEqualTo("/reminders"))
			.withRequestBody(matchingJsonPath("$.note", equalTo("请尽快发货"))));
	}

	@Test
	void updatesARecordThatIsThereThoughItsLinkWasLost() {
		exam.stubFor(get(urlPathEqualTo("/orders")).willReturn(okJson("[{\"id\": 8, \"version\": \"0\"}]")));
		exam.stubFor(put(urlPathEqualTo("/tickets")).willReturn(okJson("{}")));

		Exchange done = flow().succeed("system:erp/save-ticket", Samples.order(Samples.key(), "1"), Map.of());

		exam.verify(1, putRequestedFor(urlPathEqualTo("/tickets")).withQueryParam("id", equalTo("8"))
			.withRequestBody(matchingJsonPath("$.id", equalTo("8"))));
		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("8");
	}

	@Test
	void aRepairWritesOverWhatClaimsToBeUpToDate() {
		exam.stubFor(get(urlPathEqualTo("/orders")).willReturn(okJson("[{\"id\": 8, \"version\": \"9\"}]")));
		exam.stubFor(put(urlPathEqualTo("/tickets")).willReturn(okJson("{}")));

		flow().succeed("system:erp/save-ticket", Samples.order(Samples.key(), "1"), Map.of(HubHeaders.REPAIR, true));

		exam.verify(1, putRequestedFor(urlPathEqualTo("/tickets")).withQueryParam("id", equalTo("8")));
	}

	@Test
	void aRepairDoesNotBelieveALinkToWhatIsGone() {
		var order = Samples.order(Samples.key(), "1");
		exam.stubFor(get(urlPathEqualTo("/orders")).willReturn(okJson("[]")));
		exam.stubFor(post(urlPathEqualTo("/tickets")).willReturn(okJson("{\"id\": 6}")));
		flow().succeed("system:erp/save-ticket", order, Map.of());
		exam.stubFor(post(urlPathEqualTo("/tickets")).willReturn(okJson("{\"id\": 7}")));

		Exchange done = flow().succeed("system:erp/save-ticket", order, Map.of(HubHeaders.REPAIR, true));

		exam.verify(2, postRequestedFor(urlPathEqualTo("/tickets")));
		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("7");
	}

	@Test
	void writesNothingWhereTheMappingMakesNull() {
		Exchange done = flow().succeed("system:erp/save-order", order("status", "cancelled"), Map.of());

		exam.verify(0, postRequestedFor(urlPathEqualTo("/orders")));
		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isNull();
	}

	@Test
	void knowsTheDocumentWhenOnlyTheFollowUpFailed() {
		exam.stubFor(post(urlPathEqualTo("/orders")).willReturn(okJson("{\"id\": 6}")));
		exam.stubFor(post(urlPathEqualTo("/confirmations")).willReturn(serverError()));
		var order = Samples.order(Samples.key(), "1");

		Failure failure = flow().fail("system:erp/save-order", order);

		assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
		assertThat(failure.maybeWritten()).isTrue();
		exam.stubFor(post(urlPathEqualTo("/confirmations")).willReturn(okJson("{}")));
		flow().succeed("system:erp/save-order", order, MAYBE_WRITTEN);
		exam.verify(1, postRequestedFor(urlPathEqualTo("/orders")).withQueryParam("id", equalTo("6")));
	}

	@Test
	void adoptsADuplicate() {
		exam.stubFor(post(urlPathEqualTo("/orders")).willReturn(okJson("{\"error\": \"duplicate\"}")));
		exam.stubFor(get(urlPathEqualTo("/orders")).willReturn(okJson("[{\"id\": 8, \"version\": \"1\"}]")));

		Exchange done = flow().succeed("system:erp/save-order", Samples.order(Samples.key(), "1"), Map.of());

		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("8");
		exam.verify(1, postRequestedFor(urlPathEqualTo("/orders")));
	}

	@Test
	void searchesAListOnceItHasSettledForWhatMayHaveBeenWritten() {
		exam.stubFor(post(urlPathEqualTo("/forms")).willReturn(serverError()));
		var order = Samples.order(Samples.key(), "1");

		Failure failure = flow().fail("system:erp/save-form", order);

		assertThat(failure.maybeWritten()).isTrue();
		assertThat(failure.retryAfter()).hasSeconds(40);
		exam.stubFor(get(urlPathEqualTo("/forms"))
			.willReturn(okJson("{\"forms\": [{\"no\": 1}, {\"no\": 2, \"ref\": \"%s\"}]}".formatted(order.key()))));
		Exchange done = flow().succeed("system:erp/save-form", order, MAYBE_WRITTEN);
		assertThat(done.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("2");
		exam.verify(1, postRequestedFor(urlPathEqualTo("/forms")));
	}

	@Test
	void readsAgainAndAppliesAgainAfterAConflict() {
		exam.stubFor(post(urlPathEqualTo("/orders")).inScenario("conflict")
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(aResponse().withStatus(409).withBody("{}"))
			.willSetStateTo("calm"));
		exam.stubFor(post(urlPathEqualTo("/orders")).inScenario("conflict")
			.whenScenarioStateIs("calm")
			.willReturn(okJson("{\"id\": 9}")));

		flow().succeed("system:erp/save-order", Samples.order(Samples.key(), "1"), Map.of());

		exam.verify(2, getRequestedFor(urlPathEqualTo("/parties")));
	}

	@Test
	void givesAConflictUpAfterThreeMoreTries() {
		exam.stubFor(post(urlPathEqualTo("/orders")).willReturn(aResponse().withStatus(409).withBody("{}")));

		Failure failure = flow().fail("system:erp/save-order", Samples.order(Samples.key(), "1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.CONFLICT);
		exam.verify(4, postRequestedFor(urlPathEqualTo("/orders")));
	}

	@Test
	void neverRepeatsWhatMayRunOnlyOnceHoweverOftenItIsAskedTo() {
		exam.stubFor(post(urlPathEqualTo("/charges")).willReturn(serverError()));
		var order = Samples.order(Samples.key(), "1");

		Failure first = flow().fail("system:erp/charge", order);
		Failure second = flow().fail("system:erp/charge", order, MAYBE_WRITTEN);

		assertThat(first.action()).isEqualTo(FailureClass.Action.DEAD_LETTER);
		assertThat(second.failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
		assertThat(second.action()).isEqualTo(FailureClass.Action.DEAD_LETTER);
		exam.verify(1, postRequestedFor(urlPathEqualTo("/charges")));
	}

	@Test
	void waitsForASystemThatNobodyHasConfigured() {
		Failure failure = flow().fail("system:crm/save-order", Samples.order(Samples.key(), "1"));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
		assertThat(failure.remedy()).contains("serai.systems.crm.connector");
	}

	private static CanonicalRecord order(String field, String value) {
		ObjectNode order = CanonicalJson.tree(Samples.order(Samples.key(), "1"));
		return CanonicalJson.read(RecordKind.ORDER, order.put(field, value));
	}

	private Flow flow() {
		return new Flow(this.camel);
	}

}
