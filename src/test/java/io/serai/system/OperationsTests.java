package io.serai.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.outside.SystemStatus;
import io.serai.system.poll.Poll;
import io.serai.system.reading.PolledOperation;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * What the operations for stock, shipments, refunds, customers, deals and approvals send,
 * and what they make of success and refusal. Overload, silence and rubbish are the same
 * for every operation: {@link ConnectorContractTests}.
 */
@ConnectorTest
class OperationsTests {

	private static final WireMockServer outside = Stub.start();

	@Autowired
	private CamelContext camel;

	@Autowired
	private Poll.Parts parts;

	@DynamicPropertySource
	static void configure(DynamicPropertyRegistry registry) {
		List.of("erp", "shop", "crm", "oa").forEach((system) -> {
			registry.add("serai.systems." + system + ".connector", () -> "rest-" + system);
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
			.until(() -> this.parts.systems()
				.all()
				.stream()
				.allMatch((system) -> system.health() == SystemStatus.Health.UP));
	}

	@ParameterizedTest
	@CsvSource({ "erp,save-refund,REFUND,refund,POST /refunds", "crm,save-customer,CUSTOMER,customer,POST /customers",
			"crm,save-deal,ORDER,order,POST /deals", "oa,save-approval,APPROVAL,approval,POST /approvals",
			"shop,save-stock,STOCK,stock-level,PUT /stock/SKU-TEA-250%40WH-GZ",
			"shop,save-shipment,SHIPMENT,shipment,PUT /shipments/SH-000017",
			"oa,send-stock-notice,STOCK,stock-level,PUT /notices/SKU-TEA-250%40WH-GZ" })
	void writes(String system, String operation, RecordKind kind, String file, String call) {
		outside.stubFor(any(anyUrl()).willReturn(Stub.answer("rest-%s/%s.success".formatted(system, operation))));

		flow().succeed("system:%s/%s".formatted(system, operation), record(kind, file), Map.of());

		assertThat(outside.getAllServeEvents()).singleElement()
			.satisfies((event) -> assertThat(event.getRequest().getMethod() + " " + event.getRequest().getUrl())
				.isEqualTo(call));
	}

	@ParameterizedTest
	@CsvSource({ "erp,save-refund,REFUND,refund,rest-erp/save-order.unknown-sku",
			"crm,save-deal,ORDER,order,rest-crm/any.refused", "oa,save-approval,APPROVAL,approval,rest-oa/any.refused",
			"shop,save-stock,STOCK,stock-level,rest-shop/save-stock.refused",
			"shop,save-shipment,SHIPMENT,shipment,rest-shop/save-shipment.refused" })
	void takesARefusalForTheRecordsFault(String system, String operation, RecordKind kind, String file, String answer) {
		outside.stubFor(any(anyUrl()).willReturn(Stub.answer(answer)));

		Failure failure = flow().fail("system:%s/%s".formatted(system, operation), record(kind, file));

		assertThat(failure.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
		assertThat(failure.maybeWritten()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "erp,changed-stock,STOCK,SKU-TEA-250@WH-GZ", "erp,changed-shipments,SHIPMENT,SH-000017",
			"shop,changed-refunds,REFUND,RF1", "crm,changed-customers,CUSTOMER,9007199254740993",
			"oa,changed-approvals,APPROVAL,shop/WX1/12480.00-CNY" })
	void polls(String system, String operation, RecordKind kind, String key) {
		outside.stubFor(any(anyUrl()).willReturn(Stub.answer("rest-%s/%s.success".formatted(system, operation))));
		List<Object> taken = new ArrayList<>();

		poll(system, operation, taken).window();

		assertThat(taken).singleElement().isInstanceOfSatisfying(CanonicalRecord.class, (record) -> {
			assertThat(record.kind()).isEqualTo(kind);
			assertThat(record.source()).isEqualTo(system);
			assertThat(record.key()).isEqualTo(key);
		});
	}

	@Test
	void pausesAPollThatIsToldToSlowDown() {
		outside.stubFor(any(anyUrl()).willReturn(Stub.answer("rest-crm/any.throttled")));

		HubException ex = catchThrowableOfType(HubException.class,
				() -> poll("crm", "changed-customers", new ArrayList<>()).window());

		assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.RATE_LIMITED);
	}

	@Test
	void neverStartsAnApprovalThatRuns() {
		outside.stubFor(post("/approvals").willReturn(Stub.answer("rest-oa/save-approval.success")));
		outside.stubFor(get(urlPathEqualTo("/approvals")).willReturn(Stub.answer("rest-oa/find-approval.success")));
		CanonicalRecord approval = record(RecordKind.APPROVAL, "approval-again");

		flow().succeed("system:oa/save-approval", approval, Map.of());
		Exchange again = flow().succeed("system:oa/save-approval", approval, Map.of());

		assertThat(again.getMessage().getHeader("HubExternalId")).isEqualTo("AP-000001");
		outside.verify(1, postRequestedFor(urlEqualTo("/approvals")));
	}

	@Test
	void tellsTheShopWhatItMaySellAndNotWhatTheWarehouseHolds() {
		outside.stubFor(any(anyUrl()).willReturn(Stub.answer("rest-shop/save-stock.success")));

		flow().succeed("system:shop/save-stock", record(RecordKind.STOCK, "stock-level"), Map.of());

		outside.verify(putRequestedFor(anyUrl()).withRequestBody(equalToJson("""
				{"sku": "SKU-TEA-250", "warehouse": "WH-GZ", "available": "38", "version": "2026-11-22T05:08:00Z",
				 "updatedAt": "2026-11-22T05:08:00Z"}""")));
	}

	private static CanonicalRecord record(RecordKind kind, String file) {
		return io.serai.canonical.CanonicalJson.read(kind,
				file.equals("approval-again")
						? io.serai.canonical.Samples.json("approval.json").put("key", Samples.key())
						: io.serai.canonical.Samples.json(file + ".json"));
	}

	private Poll poll(String system, String operation, List<Object> taken) {
		PolledOperation polled = PolledOperation.of(system, operation);
		return new Poll("flow-" + java.util.UUID.randomUUID(), polled, this.parts, taken::add);
	}

	private Flow flow() {
		return new Flow(this.camel);
	}

}
