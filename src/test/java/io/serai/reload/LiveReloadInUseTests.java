package io.serai.reload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.serai.HubErp;
import io.serai.canonical.HubHeaders;
import io.serai.delivery.DeliveryState;
import io.serai.system.call.Call;
import org.junit.jupiter.api.Test;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of the running hub are edited or deleted while it works: nothing is lost, the
 * doors answer, and what is still needed stays.
 */
class LiveReloadInUseTests extends EditedHub {

	@Test
	void aDeliveryInWorkEndsOnWhatItBeganWith() throws Exception {
		String key = "slow-" + UUID.randomUUID();
		CompletableFuture<Void> came = HubErp.slow(key, Duration.ofSeconds(3));
		send(key);
		came.get(10, TimeUnit.SECONDS);

		edit(MAPPING, "\"reference\": .key", "\"reference\": \"edited-\" + .key");
		edit(KAMELET, "uri: \"{{url}}/sales-orders\"", "uri: \"{{url}}/sales-orders/edited\"");
		edit(FLOW, "description: Delivers", "description: Brings");

		soon().untilAsserted(() -> assertThat(description()).startsWith("Brings"));
		soon().until(() -> states(key, "order-to-erp").contains(DeliveryState.DELIVERED));
		assertThat(externalIds(key, "order-to-erp")).as("what the slow answer said").containsExactly("4712");
		assertThat(HubErp.sent(key)).as("it was not sent again").isOne();
		String next = UUID.randomUUID().toString();
		send(next);
		soon().until(() -> HubErp.sentTo("edited", "edited-" + next) == 1);
	}

	@Test
	void doorsStayUpAndNoOrderIsLostWhileEverythingIsSwapped() throws Exception {
		List<String> keys = new ArrayList<>();
		for (String word : List.of("Brings", "Carries", "Hands")) {
			edit(FLOW, "description: " + description().split(" ")[0], "description: " + word);
			edit(CONNECTOR, "title: ", "title: " + word + " ");
			edit(MAPPING, "A canonical order", word + ". A canonical order");
			soon().until(() -> {
				keys.add(UUID.randomUUID().toString());
				send(keys.getLast());
				return description().startsWith(word) && title().startsWith(word);
			});
		}

		soon().untilAsserted(() -> assertThat(keys).allSatisfy((key) -> assertThat(HubErp.sent(key)).isOne()));
	}

	@Test
	void aDeletedMappingIsGoneOnceNothingUsesIt() throws Exception {
		String added = "mappings/order-to-nowhere/order-to-nowhere.jslt";
		String file = "mappings/order-to-rest-erp/order-to-rest-erp.jslt";
		this.before.put(added, Optional.empty());
		Files.createDirectories(this.home.resolve(added).getParent());
		write(added, "{ \"key\": .key }");
		soon().until(() -> this.mappings.names().contains("order-to-nowhere"));

		delete(added);
		delete(file);

		soon().until(() -> !this.mappings.names().contains("order-to-nowhere"));
		soon().untilAsserted(() -> assertThat(this.reloading.refused()).anySatisfy((refused) -> {
			assertThat(refused.name()).isEqualTo("order-to-rest-erp");
			assertThat(refused.problem()).contains("used by [connectors/rest-erp]");
		}));
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();
	}

	@Test
	void aDeletedConnectorIsGoneUnlessASystemUsesIt() throws Exception {
		Path folder = this.home.resolve("connectors/odoo");
		Path unused = Files.createTempDirectory("serai-unused").resolve("odoo");
		assertThat(template("odoo-save-order")).isTrue();
		Files.move(folder, unused);
		soon().until(() -> !template("odoo-save-order"));
		FileSystemUtils.copyRecursively(unused, folder);
		soon().until(() -> template("odoo-save-order"));

		delete(CONNECTOR);

		soon().untilAsserted(() -> assertThat(this.reloading.refused())
			.anySatisfy((refused) -> assertThat(refused.name()).isEqualTo("rest-erp")));
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();
	}

	@Test
	void aDoorStaysAsItWasOpenedUntilTheHubStartsAgain() throws Exception {
		String door = "routes/api/shop-api.camel.yaml";
		String added = "routes/api/more-api.camel.yaml";
		this.before.put(added, Optional.empty());
		String text = Files.readString(this.home.resolve(door));
		write(added, text.replace("shop-api", "more-api").replace("/api/v1", "/api/more"));
		edit(door, "path: /orders", "path: /sales");

		soon().until(() -> refusal("shop-api").contains("start the hub again"));
		soon().until(() -> refusal("more-api").contains("start the hub again"));
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();

		delete(door);

		soon().until(() -> refusal("shop-api").contains("a door is not closed"));
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();
		write(door, text);
		soon().until(() -> refusal("shop-api").isEmpty());
	}

	@Test
	void aKameletThatAnOperationNeedsStays() throws Exception {
		delete(KAMELET);

		soon().until(() -> refusal("rest-erp").contains("rest-erp-save-order.kamelet.yaml"));
		assertThat(template("rest-erp-save-order")).isTrue();
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();
	}

	@Test
	void anAddedKameletIsCalledAndADeletedOneIsGone() throws Exception {
		String added = "connectors/rest-erp/rest-erp-look-order-up.kamelet.yaml";
		this.before.put(added, Optional.empty());
		edit(CONNECTOR, "operations:\n", "operations:\n  look-order-up: { safety: safe }\n");
		soon().until(() -> refusal("rest-erp").contains("rest-erp-look-order-up.kamelet.yaml"));

		write(added, Files.readString(this.home.resolve("connectors/rest-erp/rest-erp-find-order.kamelet.yaml"))
			.replace("rest-erp-find-order", "rest-erp-look-order-up"));

		soon().until(() -> template("rest-erp-look-order-up") && this.reloading.refused().isEmpty());
		Call call = new Call(null, Map.of(HubHeaders.SOURCE, "shop", HubHeaders.KEY_ENCODED, "none"));
		assertThat(this.systems.get("erp").call("look-order-up", call).json().has("items")).isTrue();

		write(CONNECTOR, this.before.get(CONNECTOR).orElseThrow());
		Files.delete(this.home.resolve(added));

		soon().until(() -> !template("rest-erp-look-order-up"));
		soon().until(() -> !this.systems.get("erp").connector().operations().containsKey("look-order-up"));
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();
	}

}
