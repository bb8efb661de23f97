package io.serai.tryton;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.Caller;
import io.serai.Serai;
import io.serai.demo.CrmOnLoopback;
import io.serai.demo.ShopOnLoopback;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A customer of the shop whom people change in a real Tryton: the change arrives in shop
 * and CRM, once each, and what Tryton does not keep counts for nothing.
 */
@Tag("tryton")
@SpringBootTest(classes = { Serai.class, ErpProbe.class }, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = "serai.ownership.merged=true")
@ContextConfiguration(initializers = TrytonHub.class)
class TrytonCustomersTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final TrytonClient erp = RealTryton.shared().client();

	@LocalServerPort
	private int port;

	@Test
	void tellsShopAndCrmOnceOfEachChangeInTheErp() throws Exception {
		ObjectNode customer = ErpOrders.customer(95, 1)
			.put("source", "shop")
			.put("key", "ROUND95")
			.put("type", "organization");
		assertThat(Caller.push("http://localhost:" + this.port, "customers", TrytonHub.KEY, customer).statusCode())
			.isEqualTo(202);
		await().atMost(PATIENCE).untilAsserted(() -> {
			assertThat(parties()).hasSize(1);
			assertThat(CrmOnLoopback.customer("serai", "ROUND95").path("writes").asInt()).isOne();
		});
		assertThat(ShopOnLoopback.customer("ROUND95")).as("the shop knows what it has said").isEmpty();

		rename("茶叶店");
		awaitName("茶叶店", 1);
		rename("红茶店");
		awaitName("红茶店", 2);

		JsonNode inCrm = CrmOnLoopback.customer("serai", "ROUND95");
		assertThat(inCrm.path("kind").asText()).isEqualTo("organization");
		assertThat(inCrm.path("phones")).isEqualTo(customer.path("phones"));
		assertThat(parties()).hasSize(1);
	}

	private void awaitName(String name, int change) {
		await().atMost(PATIENCE).untilAsserted(() -> {
			JsonNode inCrm = CrmOnLoopback.customer("serai", "ROUND95");
			assertThat(inCrm.path("name").asText()).isEqualTo(name);
			assertThat(inCrm.path("writes").asInt()).as("when it came and at each change").isEqualTo(1 + change);
			JsonNode inShop = ShopOnLoopback.customer("ROUND95");
			assertThat(inShop.path("name").asText()).isEqualTo(name);
			assertThat(inShop.path("writes").asInt()).isEqualTo(change);
		});
	}

	private void rename(String name) {
		this.erp.call("model.party.party.write", List.of(parties().at("/0/id").asInt()), Map.of("name", name));
	}

	private JsonNode parties() {
		return this.erp.search("party.party", List.of(List.of("code", "=", "serai/ROUND95")), "name");
	}

}
