package io.serai.reload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.serai.HubErp;
import io.serai.delivery.DeliveryState;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of the running hub are edited; what is good is in force, what is bad is not.
 */
@ExtendWith(OutputCaptureExtension.class)
class LiveReloadTests extends EditedHub {

	@Test
	void theNextDeliveryUsesAnEditedMapping() throws Exception {
		edit(MAPPING, "\"reference\": .key", "\"reference\": \"edited-\" + .key");

		soon().until(() -> deliveredAs(UUID.randomUUID().toString(), "edited-"));
	}

	@Test
	void aBrokenMappingChangesNothingAndSaysWhy(CapturedOutput output) throws Exception {
		edit(MAPPING, "\"reference\": .key", "\"reference\" :: .key");

		soon().until(() -> output.getOut().contains("Not reloaded, the old one stays mapping=order-to-rest-erp"));
		assertThat(refusal("order-to-rest-erp")).contains(MAPPING);
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();
	}

	@Test
	void theNextRecordTakesAnEditedFlow() throws Exception {
		edit(FLOW, "${body.stands} == true", "${body.stands} == false");
		edit(FLOW, "description: Delivers", "description: Brings");
		soon().untilAsserted(() -> assertThat(description()).startsWith("Brings"));

		String key = UUID.randomUUID().toString();
		send(key);

		soon().until(() -> states(key, "order-to-erp").contains(DeliveryState.SKIPPED));
		assertThat(HubErp.sent(key)).isZero();
	}

	@Test
	void aBrokenFlowChangesNothingAndSaysWhy(CapturedOutput output) throws Exception {
		edit(FLOW, "description: Delivers", "description: Edited. Delivers");
		edit(FLOW, "description: Edited. Delivers", "description: Brings");
		soon().untilAsserted(() -> assertThat(description()).startsWith("Brings"));

		edit(FLOW, "uri: system:erp/save-order", "uri: system:erp/sav-order");

		soon().until(() -> output.getOut().contains("Not reloaded, the old one stays flow=order-to-erp"));
		assertThat(refusal("order-to-erp")).contains(FLOW + ":14", "no operation 'sav-order'");
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();
	}

	@Test
	void anAddedFlowRunsAndADeletedOneLeavesItsQueue() throws Exception {
		this.before.put(ADDED, Optional.empty());
		write(ADDED, """
				- route:
				    id: order-to-added
				    description: Takes each order and does nothing with it.
				    from:
				      uri: hub:order
				      steps:
				        - log: { id: say-that-it-came, message: an order came }
				""");
		soon().until(() -> route("order-to-added") != null);
		String taken = UUID.randomUUID().toString();
		send(taken);
		soon().until(() -> states(taken, "order-to-added").contains(DeliveryState.SKIPPED));

		Files.delete(this.home.resolve(ADDED));

		soon().until(() -> route("order-to-added") == null);
		String left = UUID.randomUUID().toString();
		assertThat(deliveredAs(left, "")).isTrue();
		assertThat(states(left, "order-to-added")).isEmpty();
		assertThat(this.flows.all()).anySatisfy((flow) -> assertThat(flow.flow()).isEqualTo("order-to-added"));
	}

	@Test
	void theNextCallUsesAnEditedConnector() throws Exception {
		edit(CONNECTOR, "id: $.id\n    number: $.number", "id: $.number\n    number: $.number");
		edit(CONNECTOR, "title: ", "title: Edited ");
		soon().until(() -> title().startsWith("Edited"));

		String key = UUID.randomUUID().toString();
		assertThat(deliveredAs(key, "")).isTrue();
		soon().until(() -> externalIds(key, "order-to-erp").equals(Set.of("SO-004711")));
	}

	@Test
	void aBrokenConnectorChangesNothingAndSaysWhy(CapturedOutput output) throws Exception {
		edit(CONNECTOR, "title: ", "titel: Broken ");

		soon().until(() -> output.getOut().contains("Not reloaded, the old one stays connector=rest-erp"));
		assertThat(refusal("rest-erp")).contains(CONNECTOR);
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();
		assertThat(title()).doesNotContain("Broken");
	}

	@Test
	void aConnectorThatNamesAMappingToComeIsInForceOnceThatHasCome() throws Exception {
		String mapping = "mappings/order-to-come/order-to-come.jslt";
		this.before.put(mapping, Optional.empty());
		edit(CONNECTOR, "mapping: order-to-rest-erp", "mapping: order-to-come");
		soon().until(() -> refusal("rest-erp").contains("there is no mapping 'order-to-come'"));

		Files.createDirectories(this.home.resolve(mapping).getParent());
		write(mapping, Files.readString(this.home.resolve(MAPPING))
			.replace("\"reference\": .key", "\"reference\": \"come-\" + .key"));

		soon().until(() -> deliveredAs(UUID.randomUUID().toString(), "come-"));
		assertThat(this.reloading.refused()).isEmpty();
	}

	@Test
	void anOperationThatAFlowCallsIsNotTakenAway() throws Exception {
		edit(CONNECTOR, "  changed-orders:\n    safety: safe\n", "  changed-sales:\n    safety: safe\n");
		String kamelet = "connectors/rest-erp/rest-erp-changed-orders.kamelet.yaml";
		String renamed = "connectors/rest-erp/rest-erp-changed-sales.kamelet.yaml";
		this.before.put(renamed, Optional.empty());
		write(renamed, Files.readString(this.home.resolve(kamelet))
			.replace("rest-erp-changed-orders", "rest-erp-changed-sales"));
		delete(kamelet);

		soon().until(() -> refusal("rest-erp")
			.contains("'changed-orders' is gone, but the flow 'order-status-from-erp' calls it"));
	}

	@Test
	void aFolderOutOfReachChangesNothing() throws Exception {
		Path away = this.home.resolve("routes-away");
		Files.move(this.home.resolve("routes"), away);
		try {
			Awaitility.await()
				.during(Duration.ofSeconds(1))
				.atMost(Duration.ofSeconds(10))
				.until(() -> deliveredAs(UUID.randomUUID().toString(), ""));
		}
		finally {
			Files.move(away, this.home.resolve("routes"));
		}
	}

	@Test
	void theNextCallUsesAnEditedKamelet() throws Exception {
		edit(KAMELET, "uri: \"{{url}}/sales-orders\"", "uri: \"{{url}}/sales-orders/edited\"");

		soon().until(() -> {
			String key = UUID.randomUUID().toString();
			send(key);
			soon().until(() -> HubErp.sent(key) > 0);
			return HubErp.sentTo("edited", key) == 1;
		});
	}

}
