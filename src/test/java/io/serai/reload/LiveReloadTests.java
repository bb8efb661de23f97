package io.serai.reload;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import io.serai.HubErp;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.delivery.Flows;
import io.serai.system.SystemStatus;
import io.serai.system.Systems;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Files of the running hub are edited; what is good is in force, what is bad is not, and
 * the door answers throughout.
 */
@HubTest
class LiveReloadTests {

	private static final String MAPPING = "mappings/order-to-rest-erp/order-to-rest-erp.jslt";

	private static final String CONNECTOR = "connectors/rest-erp/connector.yaml";

	private static final String FLOW = "routes/order-to-erp.camel.yaml";

	private static final String ADDED = "routes/customer-to-erp.camel.yaml";

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Value("${serai.home}")
	private Path home;

	@Autowired
	private CamelContext camel;

	@Autowired
	private Systems systems;

	@Autowired
	private Flows flows;

	private final Map<String, Optional<String>> before = new TreeMap<>();

	/**
	 * The hub is shared: each file goes back to what it was, and that is reloaded too.
	 */
	@AfterEach
	void putBack() throws Exception {
		for (Map.Entry<String, Optional<String>> file : this.before.entrySet()) {
			if (file.getValue().isPresent()) {
				write(file.getKey(), file.getValue().get());
			}
			else {
				Files.deleteIfExists(this.home.resolve(file.getKey()));
			}
		}
		soon().until(() -> route("customer-to-erp") == null);
		soon().untilAsserted(() -> assertThat(description()).startsWith("Delivers"));
		soon().until(() -> deliveredAs("plain-" + UUID.randomUUID(), ""));
	}

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

	/** Sends an order through the door, which must answer, and waits for the ERP. */
	private boolean deliveredAs(String key, String prefix) throws IOException, InterruptedException {
		String order = Files
			.readString(Path.of(System.getProperty("serai.basedir", "."), "src/test/resources/kit/order.json"))
			.replace("WX/订单 1", key);
		HttpResponse<String> answer = HTTP
			.send(HttpRequest.newBuilder(URI.create("http://localhost:%d/api/v1/orders".formatted(this.port)))
				.header("X-Api-Key", HubHome.KEY)
				.header("Content-Type", "application/json")
				.POST(HttpRequest.BodyPublishers.ofString(order))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
		soon().until(() -> HubErp.sent(key) > 0);
		return HubErp.sent("\"reference\":\"" + prefix + key + "\"") > 0;
	}

	private String title() {
		return this.systems.all().stream().map(SystemStatus::title).findFirst().orElse("");
	}

	/** A flow is gone for a moment while it is swapped. */
	private String description() {
		return Optional.ofNullable(route("order-to-erp")).map(Route::getDescription).orElse("");
	}

	private Route route(String id) {
		return this.camel.getRoute(id);
	}

	private void edit(String file, String old, String with) throws IOException {
		String text = Files.readString(this.home.resolve(file));
		assertThat(text).contains(old);
		this.before.putIfAbsent(file, Optional.of(text));
		write(file, text.replace(old, with));
	}

	private void write(String file, String text) throws IOException {
		Files.writeString(this.home.resolve(file), text);
	}

	private static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(10));
	}

}
