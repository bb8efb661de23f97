package io.serai.reload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.serai.HubErp;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of the running hub are edited; what is good is in force, what is bad is not.
 */
class LiveReloadTests extends EditedHub {

	@Test
	void theNextDeliveryUsesAnEditedMapping() throws Exception {
		edit(MAPPING, "\"reference\": .key", "\"reference\": \"edited-\" + .key");

		soon().until(() -> deliveredAs(UUID.randomUUID().toString(), "edited-"));
	}

	@Test
	void aBrokenMappingChangesNothing() throws Exception {
		edit(MAPPING, "\"reference\": .key", "\"reference\" :: .key");

		Awaitility.await()
			.during(Duration.ofSeconds(1))
			.atMost(Duration.ofSeconds(10))
			.until(() -> deliveredAs(UUID.randomUUID().toString(), ""));
	}

	@Test
	void anEditedFlowIsSwappedAndABrokenOneRefused() throws Exception {
		edit(FLOW, "description: Delivers", "description: Edited. Delivers");
		edit(FLOW, "description: Edited. Delivers", "description: Brings");
		soon().untilAsserted(() -> assertThat(description()).startsWith("Brings"));

		edit(FLOW, "uri: system:erp/save-order", "uri: system:erp/sav-order");
		Awaitility.await()
			.during(Duration.ofSeconds(1))
			.atMost(Duration.ofSeconds(10))
			.until(() -> deliveredAs(UUID.randomUUID().toString(), ""));
	}

	@Test
	void anAddedFlowRunsAndADeletedOneLeavesItsQueue() throws Exception {
		this.before.put(ADDED, Optional.empty());
		write(ADDED, Files.readString(Path.of(System.getProperty("serai.basedir", "."), ADDED)));
		soon().until(() -> route("customer-to-erp") != null);

		Files.delete(this.home.resolve(ADDED));

		soon().until(() -> route("customer-to-erp") == null);
		assertThat(this.flows.all()).anySatisfy((flow) -> assertThat(flow.flow()).isEqualTo("customer-to-erp"));
	}

	@Test
	void anEditedConnectorIsInForceAndABrokenOneIsRefused() throws Exception {
		edit(CONNECTOR, "title: ", "title: Edited ");
		soon().until(() -> title().startsWith("Edited"));
		assertThat(deliveredAs(UUID.randomUUID().toString(), "")).isTrue();

		edit(CONNECTOR, "title: Edited ", "titel: Broken ");
		Awaitility.await()
			.during(Duration.ofSeconds(1))
			.atMost(Duration.ofSeconds(10))
			.until(() -> title().startsWith("Edited") && deliveredAs(UUID.randomUUID().toString(), ""));
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
