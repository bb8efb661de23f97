package io.serai.flowable;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.serai.Caller;
import io.serai.HubErp;
import io.serai.Serai;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.canonical.Samples;
import io.serai.delivery.DeliveryState;
import io.serai.messagestore.JourneyStep;
import io.serai.messagestore.MessageStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole way of a large order: it waits while a person is asked in a real Flowable,
 * which tells the hub's real door of the decision, and then goes on or not.
 */
@Tag("flowable")
@SpringBootTest(classes = Serai.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = FlowableHub.class)
@DirtiesContext
class ApprovedInFlowableTests {

	private final RealFlowable engine = RealFlowable.shared();

	private final MessageStore store;

	private final String key = "FL-" + UUID.randomUUID().toString().substring(0, 8);

	@LocalServerPort
	private int port;

	private StubMapping door;

	@Autowired
	ApprovedInFlowableTests(MessageStore store) {
		this.store = store;
	}

	@BeforeEach
	void leadToTheHub() {
		this.door = this.engine.door()
			.stubFor(post("/hooks/oa").willReturn(aResponse().proxiedFrom("http://localhost:" + this.port)));
	}

	@AfterEach
	void close() {
		this.engine.door().removeStub(this.door);
	}

	@Test
	void anOrderIsHeldUntilAPersonApprovesIt() {
		push("6000.00");
		String process = asked("6000");
		await(DeliveryState.WAITING);
		assertThat(HubErp.sent(this.key)).as("held").isZero();

		this.engine.manager().decide(process, "approved");
		this.engine.hub().tell(process);

		await(DeliveryState.DELIVERED);
		assertThat(HubErp.sent(this.key)).isOne();
	}

	@Test
	void anOrderThatAPersonRefusesGoesNowhere() {
		push("7000.00");
		String process = asked("7000");

		this.engine.manager().decide(process, "rejected");
		this.engine.hub().tell(process);

		await(DeliveryState.SKIPPED);
		assertThat(HubErp.sent(this.key)).isZero();
	}

	private void push(String amount) {
		assertThat(Caller
			.push("http://localhost:" + this.port, "orders", FlowableHub.KEY,
					Samples.orderJson(this.key, new BigDecimal(amount)))
			.statusCode()).isEqualTo(202);
	}

	/** Returns the process that asks. */
	private String asked(String amount) {
		String businessKey = "shop/%s/%s-CNY".formatted(this.key, amount);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> this.engine.manager().processes(businessKey).size() == 1);
		JsonNode process = this.engine.manager().processes(businessKey).path(0);
		return process.path("id").asText();
	}

	private void await(DeliveryState state) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(this.store.journey(new RecordKey(RecordKind.ORDER, "shop", this.key)))
				.filteredOn((step) -> step instanceof JourneyStep.Happened happened
						&& happened.event().flow().equals("order-to-erp"))
				.last()
				.extracting((step) -> ((JourneyStep.Happened) step).event().state())
				.isEqualTo(state));
	}

}
