package io.serai.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Verifies a hub in miniature that does everything right, and sees it fail whenever the
 * ERP lies.
 */
class VerificationTests {

	@Test
	void findsAllWellWhenEachOrderIsWhereItHasToBe() throws Exception {
		VerificationReport report = verify(Sabotage.NONE);

		assertThat(report.text()).contains("All is well");
		assertThat(report.isGood()).isTrue();
		assertThat(report.standings().values()).extracting(Settling.Standing::state)
			.contains("delivered", "skipped", "dead");
	}

	@Test
	void noticesThatTheErpLostAnOrder() throws Exception {
		VerificationReport report = verify(Sabotage.LOSE);

		assertThat(report.isGood()).isFalse();
		assertThat(report.comparison().missing()).hasSize(1);
		assertThat(report.text()).contains("missing  V-");
	}

	@Test
	void noticesThatTheErpHasAnOrderTwice() throws Exception {
		VerificationReport report = verify(Sabotage.DOUBLE);

		assertThat(report.isGood()).isFalse();
		assertThat(report.comparison().doubled()).hasSize(1);
	}

	@Test
	void noticesThatTheErpHasAnotherAmount() throws Exception {
		VerificationReport report = verify(Sabotage.FALSIFY);

		assertThat(report.isGood()).isFalse();
		assertThat(report.comparison().wrong()).hasSize(1);
	}

	private static VerificationReport verify(Sabotage sabotage) throws Exception {
		DemoSettings settings = new DemoSettings(Path.of("unused"), "key-1", "word-1", 0, 0, 0, 0, 1, 0,
				Duration.ofSeconds(1), 1, 100, Duration.ofSeconds(5), sabotage);
		try (SimulatedSystems systems = new SimulatedSystems(settings, Clock.systemUTC());
				LoopbackServer server = LoopbackServer.start(new TinyHub(systems), new Moods(1), Duration.ZERO, 0);
				HubClient hub = new HubClient(server.url(), "key-1")) {
			return new Verification(settings, systems, Clock.systemUTC()).run(hub);
		}
	}

	/** Delivers at once whatever it is given; looks into the shop when asked. */
	private static final class TinyHub implements SimulatedSystem {

		private final SimulatedSystems systems;

		private final Map<String, ObjectNode> deliveries = new HashMap<>();

		private final Map<String, String> ids = new HashMap<>();

		TinyHub(SimulatedSystems systems) {
			this.systems = systems;
		}

		@Override
		public synchronized Reply answer(Call call) throws java.io.IOException {
			if (call.method().equals("POST")) {
				JsonNode body = call.json();
				(body.isArray() ? body : Json.MAPPER.createArrayNode().add(body)).forEach(this::take);
				return Reply.json(202, Json.object());
			}
			this.systems.shop().state().path("orders").forEach(this::take);
			ObjectNode answer = Json.object();
			answer.putArray("deliveries").add(this.deliveries.get(call.path().getLast()));
			return Reply.json(200, answer);
		}

		@Override
		public JsonNode state() {
			return Json.object();
		}

		@Override
		public void forgetTokens() {
			// It has none.
		}

		private void take(JsonNode order) {
			String key = order.path("key").asText();
			ObjectNode known = this.deliveries.get(key);
			if (known != null && known.path("version").asInt() >= order.path("version").asInt()) {
				return;
			}
			this.deliveries.put(key,
					Json.object()
						.put("flow", "order-to-erp")
						.put("version", order.path("version").asText())
						.put("state", deliver(key, order)));
		}

		private String deliver(String key, JsonNode order) {
			if (order.path("lines").path(0).path("sku").asText().startsWith(SimulatedErp.REFUSED_SKU)) {
				return "dead";
			}
			if (order.path("financialStatus").asText().equals("unpaid")) {
				return "skipped";
			}
			ObjectNode document = order.<ObjectNode>deepCopy().put("reference", key);
			String id = this.ids.get(key);
			if (id != null) {
				this.systems.erp().salesOrders().replace(id, document);
			}
			else {
				this.ids.put(key, Long.toString(this.systems.erp().salesOrders().create(document).id()));
			}
			return "delivered";
		}

	}

}
