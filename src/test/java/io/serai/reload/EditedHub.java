package io.serai.reload;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.serai.Caller;
import io.serai.HubErp;
import io.serai.HubHome;
import io.serai.HubTest;
import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import io.serai.delivery.DeliveryEvent;
import io.serai.delivery.DeliveryState;
import io.serai.delivery.Flows;
import io.serai.mapping.Mappings;
import io.serai.messagestore.JourneyStep;
import io.serai.messagestore.MessageStore;
import io.serai.system.Reloading;
import io.serai.system.outside.SystemStatus;
import io.serai.system.outside.Systems;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shared hub, whose files tests edit; each file goes back to what it was.
 */
@HubTest
abstract class EditedHub {

	static final String MAPPING = "mappings/order-to-rest-erp/order-to-rest-erp.jslt";

	static final String CONNECTOR = "connectors/rest-erp/connector.yaml";

	static final String FLOW = "routes/order-to-erp.camel.yaml";

	static final String KAMELET = "connectors/rest-erp/rest-erp-save-order.kamelet.yaml";

	static final String ADDED = "routes/order-to-added.camel.yaml";

	@LocalServerPort
	private int port;

	@Value("${serai.home}")
	Path home;

	@Autowired
	CamelContext camel;

	@Autowired
	Systems systems;

	@Autowired
	Flows flows;

	@Autowired
	Mappings mappings;

	@Autowired
	MessageStore store;

	@Autowired
	Reloading reloading;

	final Map<String, Optional<String>> before = new TreeMap<>();

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
		soon().until(() -> route("order-to-added") == null);
		soon().untilAsserted(() -> assertThat(description()).startsWith("Delivers"));
		soon().until(() -> deliveredAs("plain-" + UUID.randomUUID(), ""));
		soon().until(() -> this.reloading.refused().isEmpty() && !title().matches("(Edited|Brings|Carries|Hands).*"));
	}

	boolean template(String id) {
		return this.camel.getCamelContextExtension()
			.getContextPlugin(Model.class)
			.getRouteTemplateDefinition(id) != null;
	}

	void delete(String file) throws IOException {
		this.before.putIfAbsent(file, Optional.of(Files.readString(this.home.resolve(file))));
		if (this.before.get(file).isPresent() || Files.exists(this.home.resolve(file))) {
			Files.delete(this.home.resolve(file));
		}
	}

	/** Sends an order and waits for the ERP; whether it came so, at the usual address. */
	boolean deliveredAs(String key, String prefix) throws IOException, InterruptedException {
		send(key);
		soon().until(() -> HubErp.sent(key) > 0);
		return HubErp.sent("\"reference\":\"" + prefix + key + "\"") > 0 && HubErp.sentTo("edited", key) == 0;
	}

	/** Sends an order through the door, which must answer. */
	void send(String key) throws IOException, InterruptedException {
		String order = Files
			.readString(Path.of(System.getProperty("serai.basedir", "."), "src/test/resources/kit/order.json"))
			.replace("WX/订单 1", key);
		HttpResponse<String> answer = Caller.push("http://localhost:" + this.port, "orders", HubHome.KEY, order);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
	}

	/** Returns why the change of a mapping, connector or flow was refused. */
	String refusal(String name) {
		return this.reloading.refused()
			.stream()
			.filter((refused) -> refused.name().equals(name))
			.map(Reloading.Refused::problem)
			.findFirst()
			.orElse("");
	}

	/** Returns the states that an order has had in a flow. */
	Set<DeliveryState> states(String key, String flow) {
		return events(key, flow).map(DeliveryEvent::state).collect(Collectors.toSet());
	}

	/** Returns the ids that systems gave an order in a flow. */
	Set<String> externalIds(String key, String flow) {
		return events(key, flow).map(DeliveryEvent::externalId).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	private Stream<DeliveryEvent> events(String key, String flow) {
		return this.store.journey(new RecordKey(RecordKind.ORDER, "shop", key))
			.stream()
			.map(JourneyStep::event)
			.filter(Objects::nonNull)
			.filter((event) -> event.flow().equals(flow));
	}

	String title() {
		return this.systems.all().stream().map(SystemStatus::title).findFirst().orElse("");
	}

	/** A flow is gone for a moment while it is swapped. */
	String description() {
		return Optional.ofNullable(route("order-to-erp")).map(Route::getDescription).orElse("");
	}

	Route route(String id) {
		return this.camel.getRoute(id);
	}

	void edit(String file, String old, String with) throws IOException {
		String text = Files.readString(this.home.resolve(file));
		assertThat(text).contains(old);
		this.before.putIfAbsent(file, Optional.of(text));
		write(file, text.replace(old, with));
	}

	void write(String file, String text) throws IOException {
		Files.writeString(this.home.resolve(file), text);
	}

	static ConditionFactory soon() {
		return Awaitility.await().atMost(Duration.ofSeconds(10));
	}

}
