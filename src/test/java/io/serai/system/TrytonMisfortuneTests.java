package io.serai.system;

import java.time.Duration;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every call that connector {@code tryton} makes, times everything that can happen to it.
 */
@ConnectorTest
class TrytonMisfortuneTests {

	private static final TrytonStub erp = new TrytonStub();

	@Autowired
	private CamelContext camel;

	@DynamicPropertySource
	static void system(DynamicPropertyRegistry registry) {
		erp.configure(registry, Duration.ofMillis(1_500));
		// Whatever was refused before may be tried again.
		registry.add("serai.system.refused-pause", () -> "0s");
	}

	@AfterAll
	static void stop() {
		erp.server().stop();
	}

	@BeforeEach
	void reset() {
		erp.reset();
	}

	@ParameterizedTest(name = "{0} {1}: {3}")
	@MethodSource("misfortunes")
	void knowsWhatEachCallsMisfortuneMeans(String method, String misfortune, ResponseDefinitionBuilder answer,
			FailureClass expected) {
		erp.on(TrytonStub.CREATE_PARTY, "party-created.json");
		erp.on(TrytonStub.CREATE_ADDRESS, "address-created.json");
		if (method.equals(TrytonStub.CREATE_PARTY)) {
			erp.on(TrytonStub.FIND_PARTY, "nothing-found.json");
		}
		if (method.equals(TrytonStub.CREATE_ADDRESS)) {
			erp.on(TrytonStub.FIND_ADDRESS, "nothing-found.json");
		}
		erp.answer(method, answer);

		Failure failure = new Flow(this.camel).fail("system:erp/save-order", TrytonStub.order(Samples.key(), "1"));

		assertThat(failure.failureClass()).isEqualTo(expected);
		if (expected == FailureClass.OUTCOME_UNKNOWN) {
			assertThat(failure.maybeWritten()).isTrue();
		}
	}

	static Stream<Arguments> misfortunes() {
		return Stream
			.of(TrytonStub.FIND_SALE, TrytonStub.FIND_PRODUCTS, TrytonStub.FIND_CURRENCIES, TrytonStub.FIND_WAREHOUSES,
					TrytonStub.FIND_PARTY, TrytonStub.CREATE_PARTY, TrytonStub.FIND_ADDRESS, TrytonStub.CREATE_ADDRESS,
					TrytonStub.CREATE_SALE, TrytonStub.QUOTE, TrytonStub.LOOK, TrytonStub.CHECK)
			.flatMap((method) -> misfortunes(method,
					method.endsWith(".create") ? FailureClass.OUTCOME_UNKNOWN : FailureClass.TRANSIENT));
	}

	private static Stream<Arguments> misfortunes(String method, FailureClass unheard) {
		return Stream.of(
				Arguments.of(method, "refusal", okJson(TrytonStub.text("not-allowed.json")), FailureClass.UNAUTHORISED),
				Arguments.of(method, "unknown method",
						aResponse().withStatus(403).withBody(TrytonStub.text("method-forbidden.html")),
						FailureClass.UNAUTHORISED),
				Arguments.of(method, "overload", aResponse().withStatus(503), FailureClass.UNAVAILABLE),
				Arguments.of(method, "throttle", aResponse().withStatus(429), FailureClass.RATE_LIMITED),
				Arguments.of(method, "no database", aResponse().withStatus(404).withBody("<title>404</title>"),
						FailureClass.UNAVAILABLE),
				Arguments.of(method, "surprise", okJson(TrytonStub.text("unexpected.json")), FailureClass.TRANSIENT),
				Arguments.of(method, "silence", okJson(TrytonStub.text("step-done.json")).withFixedDelay(5_000),
						unheard),
				Arguments.of(method, "rubbish", aResponse().withBody("<html>Maintenance</html>"), unheard));
	}

}
