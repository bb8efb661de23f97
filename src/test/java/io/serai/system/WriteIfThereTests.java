package io.serai.system;

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.http.Fault;
import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.SkipException;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
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
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A write that brings up to date what a system has makes nothing.
 */
@ConnectorTest
class WriteIfThereTests {

	private static final WireMockServer exam = Stub.start();

	private static final String IF_THERE = "system:erp/save-slip?onlyIfThere=true";

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
	void makesNothingWhereOnlyWhatIsThereIsWanted() {
		exam.stubFor(get(urlPathEqualTo("/slips")).willReturn(okJson("[]")));
		exam.stubFor(post(urlPathEqualTo("/slips")).willReturn(okJson("{\"id\": 6}")));
		exam.stubFor(put(urlPathEqualTo("/slips")).willReturn(okJson("{}")));
		var never = Samples.order(Samples.key(), "1");
		var known = Samples.order(Samples.key(), "1");
		flow().succeed("system:erp/save-slip", known, Map.of());

		Exchange unknown = flow().send(IF_THERE, never, Map.of());
		Exchange unsure = flow().send(IF_THERE, never, MAYBE_WRITTEN);
		Exchange updated = flow().succeed(IF_THERE, known, Map.of());

		assertThat(List.of(unknown, unsure)).extracting(Exchange::getException)
			.allSatisfy((thrown) -> assertThat(thrown).isInstanceOf(SkipException.class)
				.hasMessageContaining("erp does not have it"));
		assertThat(updated.getProperty(HubHeaders.EXTERNAL_ID)).isEqualTo("6");
		exam.verify(1, postRequestedFor(urlPathEqualTo("/slips")));
		exam.verify(1, getRequestedFor(urlPathEqualTo("/slips")).withQueryParam("key", equalTo(never.key())));
		exam.verify(1, putRequestedFor(urlPathEqualTo("/slips")));
	}

	@Test
	void refusesToBringUpToDateWhatRunsOnceOnly() {
		assertThatExceptionOfType(ResolveEndpointFailedException.class)
			.isThrownBy(() -> flow().send("system:erp/charge?onlyIfThere=true", Samples.order(Samples.key(), "1")))
			.withMessageContaining("the operation 'charge' of system erp runs once only");
	}

	@Test
	void looksOnceMoreForWhatMayBeOnItsWayBeforeItLeavesItOut() {
		exam.stubFor(get(urlPathEqualTo("/slips")).willReturn(okJson("[]")));
		exam.stubFor(post(urlPathEqualTo("/slips")).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
		var order = Samples.order(Samples.key(), "1");
		flow().fail("system:erp/save-slip", order);

		Failure first = flow().fail(IF_THERE, order);
		Exchange second = flow().send(IF_THERE, order, Map.of(HubHeaders.ATTEMPT, 1));
		Exchange third = flow().send(IF_THERE, order, Map.of());

		assertThat(first.failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN);
		assertThat(second.getException()).isInstanceOf(SkipException.class);
		assertThat(third.getException()).as("no longer on its way").isInstanceOf(SkipException.class);
		exam.verify(1, postRequestedFor(urlPathEqualTo("/slips")));
	}

	private Flow flow() {
		return new Flow(this.camel);
	}

}
