package io.serai.system;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.camel.CamelContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What every operation of every connector has to make of success, refusal, overload,
 * silence, rubbish and an expired session.
 */
@ConnectorTest
class ConnectorContractTests {

	private static final WireMockServer outside = Stub.start();

	@Autowired
	private CamelContext camel;

	@Autowired
	private Systems systems;

	@Autowired
	private Poll.Parts parts;

	@DynamicPropertySource
	static void configure(DynamicPropertyRegistry registry) {
		Map.of("erp", "rest-erp", "shop", "rest-shop").forEach((system, connector) -> {
			registry.add("serai.systems." + system + ".connector", () -> connector);
			registry.add("serai.systems." + system + ".url", outside::baseUrl);
			registry.add("serai.systems." + system + ".token", () -> "key");
		});
	}

	@AfterAll
	static void stop() {
		outside.stop();
	}

	@BeforeEach
	void reset() {
		outside.resetAll();
	}

	@AfterEach
	void waitUntilNobodyIsLeftAlone() {
		Awaitility.await()
			.until(() -> this.systems.all().stream().allMatch((system) -> system.health() == SystemStatus.Health.UP));
	}

	@ParameterizedTest
	@EnumSource
	void succeeds(Case operation) {
		answer(Stub.answer(operation.success()));

		call(operation);

		outside.verify(1, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@EnumSource
	void refusalIsTheRecordsFault(Case operation) {
		answer(Stub.answer(operation.refusal()));

		Failure failure = fail(operation);

		assertThat(failure.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
		assertThat(failure.maybeWritten()).isFalse();
		assertThat(failure.remedy()).isNotBlank();
		outside.verify(1, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@EnumSource
	void overloadPausesTheWholeSystemForAsLongAsItAsked(Case operation) {
		answer(Stub.answer(operation.connector() + "/any.throttled"));

		Failure first = fail(operation);
		Failure second = fail(operation);

		assertThat(first.failureClass()).isEqualTo(FailureClass.RATE_LIMITED);
		assertThat(first.retryAfter()).isEqualTo(Duration.ofSeconds(1));
		assertThat(second.failureClass()).isEqualTo(FailureClass.RATE_LIMITED);
		outside.verify(1, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@EnumSource
	void silenceLeavesAWriteOpenAndRepeatsAReadLater(Case operation) {
		answer(Stub.answer(operation.success()).withFixedDelay(4_000));

		assertIsOpen(operation, fail(operation));
	}

	@ParameterizedTest
	@EnumSource
	void aCutConnectionLeavesAWriteOpenAndIsNotRepeatedBehindTheHubsBack(Case operation) {
		answer(aResponse().withFault(Fault.EMPTY_RESPONSE));

		assertIsOpen(operation, fail(operation));
	}

	@ParameterizedTest
	@EnumSource
	void aWebPageIsNoAnswer(Case operation) {
		answer(Stub.answer(operation.connector() + "/any.maintenance"));

		assertIsOpen(operation, fail(operation));
	}

	@ParameterizedTest
	@EnumSource
	void anErrorOfTheSystemMayComeAfterTheWrite(Case operation) {
		answer(aResponse().withStatus(500).withBody("{}"));

		Failure failure = fail(operation);

		assertThat(failure.failureClass()).isEqualTo(FailureClass.TRANSIENT);
		assertThat(failure.maybeWritten()).isEqualTo(operation.isWrite());
	}

	@ParameterizedTest
	@EnumSource
	void aSystemInMaintenanceIsUnavailable(Case operation) {
		answer(aResponse().withStatus(503).withBody("<html>Maintenance</html>").withHeader("Retry-After", "7"));

		Failure failure = fail(operation);

		assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
		assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(7));
	}

	@ParameterizedTest
	@EnumSource
	void anExpiredSessionIsRenewedOnceAndTheCallRepeatedOnce(Case operation) {
		outside.stubFor(any(anyUrl()).inScenario("expiry")
			.whenScenarioStateIs(Scenario.STARTED)
			.willReturn(Stub.answer(operation.connector() + "/any.token-expired"))
			.willSetStateTo("renewed"));
		outside.stubFor(any(anyUrl()).inScenario("expiry")
			.whenScenarioStateIs("renewed")
			.willReturn(Stub.answer(operation.success())));

		call(operation);

		outside.verify(2, anyRequestedFor(anyUrl()));
	}

	@ParameterizedTest
	@EnumSource
	void aSessionThatStaysRefusedNeedsAPerson(Case operation) {
		answer(Stub.answer(operation.connector() + "/any.token-expired"));

		Failure failure = fail(operation);

		assertThat(failure.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
		outside.verify(2, anyRequestedFor(anyUrl()));
	}

	private static void assertIsOpen(Case operation, Failure failure) {
		assertThat(failure.failureClass())
			.isEqualTo(operation.isWrite() ? FailureClass.OUTCOME_UNKNOWN : FailureClass.TRANSIENT);
		assertThat(failure.maybeWritten()).isEqualTo(operation.isWrite());
		outside.verify(1, anyRequestedFor(anyUrl()));
	}

	private static void answer(ResponseDefinitionBuilder answer) {
		outside.stubFor(any(anyUrl()).willReturn(answer));
	}

	private Failure fail(Case operation) {
		return catchThrowableOfType(HubException.class, () -> call(operation)).failure();
	}

	private void call(Case operation) {
		if (operation.operation().equals("changed-orders")) {
			List<Object> published = new ArrayList<>();
			SystemEndpoint endpoint = new SystemEndpoint("", null, operation.system(), operation.operation());
			new Poll("flow-" + UUID.randomUUID(), endpoint, new Poll.Parts(this.systems, this.parts.positions(),
					this.parts.mappings(), this.parts.validator(), Clock.systemUTC()), published::add)
				.window();
			assertThat(published).hasSize(1);
			return;
		}
		var exchange = new Flow(this.camel).send("system:%s/%s".formatted(operation.system(), operation.operation()),
				operation.record());
		if (exchange.getException() != null) {
			throw (HubException) exchange.getException();
		}
	}

	/** Every operation, with the answers recorded for it. */
	enum Case {

		ERP_SAVE_ORDER("erp", "save-order", "save-order.success", "save-order.unknown-sku"),

		ERP_SAVE_CUSTOMER("erp", "save-customer", "save-customer.success", "save-order.unknown-sku"),

		ERP_REPLACE_ORDER("erp", "replace-order", "save-order.success", "save-order.unknown-sku"),

		ERP_REPLACE_CUSTOMER("erp", "replace-customer", "save-customer.success", "save-order.unknown-sku"),

		ERP_FIND_ORDER("erp", "find-order", "find-order.success", "save-order.unknown-sku"),

		ERP_FIND_CUSTOMER("erp", "find-customer", "find-customer.success", "save-order.unknown-sku"),

		ERP_CHANGED_ORDERS("erp", "changed-orders", "changed-orders.success", "save-order.unknown-sku"),

		SHOP_CHANGED_ORDERS("shop", "changed-orders", "changed-orders.success", "find-order.not-found"),

		SHOP_FIND_ORDER("shop", "find-order", "find-order.success", "find-order.not-found"),

		SHOP_SAVE_ORDER_STATUS("shop", "save-order-status", "save-order-status.success", "save-order-status.refused");

		private final String system;

		private final String operation;

		private final String success;

		private final String refusal;

		Case(String system, String operation, String success, String refusal) {
			this.system = system;
			this.operation = operation;
			this.success = success;
			this.refusal = refusal;
		}

		String system() {
			return this.system;
		}

		String connector() {
			return "rest-" + this.system;
		}

		String operation() {
			return this.operation;
		}

		String success() {
			return connector() + "/" + this.success;
		}

		String refusal() {
			return connector() + "/" + this.refusal;
		}

		boolean isWrite() {
			return this == ERP_SAVE_ORDER || this == ERP_SAVE_CUSTOMER;
		}

		Object record() {
			String key = Samples.key();
			return this.operation.contains("customer") ? Samples.customer(key, "1")
					: this.operation.contains("status") ? Samples.orderStatus(key) : Samples.order(key, "1");
		}

	}

}
