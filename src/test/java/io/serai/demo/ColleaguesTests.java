package io.serai.demo;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each system of the demo gets something to do, beside orders.
 */
class ColleaguesTests {

	private static final DemoSettings SETTINGS = new DemoSettings(Path.of("unused"), VerificationTests.KEY, "word-1", 0,
			0, 0, 0, 0, 0, 0, 0, 0, 1, 0, Duration.ofSeconds(1), 1, 0, Duration.ofSeconds(1), Duration.ZERO,
			BigDecimal.TWO, BigDecimal.valueOf(5), Sabotage.NONE);

	@Test
	void everySystemGetsSomethingToDoAndBuyersGetMoneyBackOnce() throws Exception {
		try (SimulatedSystems systems = new SimulatedSystems(SETTINGS, Clock.systemUTC());
				LoopbackServer server = LoopbackServer.start(new TinyHub(systems, SETTINGS), new Moods(1),
						Duration.ZERO, 0);
				HubClient hub = new HubClient(server.url(), VerificationTests.KEY)) {
			List<ObjectNode> orders = List.of(order("A"), order("B"));
			orders.forEach(systems.erp().salesOrders()::create);
			Colleagues colleagues = new Colleagues(systems, hub, 1, Clock.systemUTC());

			for (int number = 1; number <= 29; number++) {
				colleagues.act(number);
			}

			JsonNode erp = systems.erp().state();
			assertThat(erp.path("stock")).isNotEmpty();
			assertThat(erp.path("shipments").findValuesAsText("reference")).containsExactly("A", "B");
			assertThat(systems.shop().state().path("refunds").findValuesAsText("orderKey")).containsExactly("A");
			assertThat(erp.path("refunds").findValuesAsText("order")).containsExactly("B");
			assertThat(systems.crm().customers().all().findValuesAsText("name"))
				.anyMatch((name) -> name.startsWith("直客"))
				.anyMatch((name) -> name.startsWith("新名"));
		}
	}

	@Test
	void somebodyIsLeftToDecideAboutARenamedCustomer() throws Exception {
		try (SimulatedSystems systems = new SimulatedSystems(SETTINGS, Clock.systemUTC());
				LoopbackServer server = LoopbackServer.start(new TinyHub(systems, SETTINGS), new Moods(1),
						Duration.ZERO, 0);
				HubClient hub = new HubClient(server.url(), VerificationTests.KEY);
				HubConsole console = hub.console(VerificationTests.PASSWORD)) {
			Colleagues colleagues = new Colleagues(systems, hub, 1, Clock.systemUTC());

			for (int number = 0; number <= 90; number++) {
				colleagues.act(number);
				for (int asked = 0; asked < 10; asked++) {
					hub.whereIs("customers", "serai", "any");
				}
			}

			assertThat(console.conflicts()).singleElement()
				.satisfies((conflict) -> assertThat(conflict.values()).containsExactly("客户 BUYER-0001", "直客 BUYER-0001",
						"商城客户 BUYER-0001"));
			assertThat(systems.crm().isClosed()).isFalse();
		}
	}

	private static ObjectNode order(String reference) {
		return Json.object().put("source", "shop").put("reference", reference);
	}

}
