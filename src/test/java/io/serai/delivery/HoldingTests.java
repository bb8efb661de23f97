package io.serai.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.serai.canonical.HubHeaders;
import io.serai.canonical.Taken;
import io.serai.failure.HoldException;
import io.serai.failure.SkipException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Records that wait for people, on a real broker.
 */
class HoldingTests {

	private static final String FLOW = "to-erp";

	private final Set<String> allowed = ConcurrentHashMap.newKeySet();

	private final List<String> looks = new CopyOnWriteArrayList<>();

	private final List<String> calls = new CopyOnWriteArrayList<>();

	@TempDir
	Path folder;

	@Test
	void waitsAcrossARestartUntilItMayGoAndCountsNoAttempt() throws Exception {
		try (HubBed hub = bed()) {
			hub.publish(stock("A", 1));
			await().until(() -> this.looks.size() >= 3 && !hub.states(FLOW, "A").isEmpty());

			assertThat(hub.states(FLOW, "A")).containsExactly(DeliveryState.WAITING);
			assertThat(hub.last("A").what()).isEqualTo("waits for A 1");
			assertThat(hub.last("A").attempt()).isZero();
		}
		this.allowed.add("A 1");
		try (HubBed hub = bed()) {
			await().until(() -> hub.states(FLOW, "A").contains(DeliveryState.DELIVERED));

			assertThat(this.calls).containsExactly("A 1");
			assertThat(hub.last("A").attempt()).isZero();
		}
	}

	@Test
	void letsANewerVersionTakeItsPlaceThoughBothWait() throws Exception {
		try (HubBed hub = bed()) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states(FLOW, "A").contains(DeliveryState.WAITING));
			hub.publish(stock("A", 2));
			await().until(() -> hub.states(FLOW, "A").contains(DeliveryState.SKIPPED));
			this.allowed.add("A 1");
			this.allowed.add("A 2");
			await().until(() -> hub.states(FLOW, "A").contains(DeliveryState.DELIVERED));

			assertThat(this.calls).containsExactly("A 2");
		}
	}

	@Test
	void holdsNothingElseUp() throws Exception {
		this.allowed.add("B 1");

		try (HubBed hub = bed()) {
			hub.publish(List.of(stock("A", 1), stock("B", 1)));
			await().until(() -> hub.states(FLOW, "B").contains(DeliveryState.DELIVERED));

			assertThat(hub.states(FLOW, "A")).containsOnly(DeliveryState.WAITING);
		}
	}

	@Test
	void skipsWithTheReasonThatAStepGives() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			throw new SkipException("refused in oa");
		}, FLOW)) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states(FLOW, "A").contains(DeliveryState.SKIPPED));

			assertThat(hub.last("A").what()).isEqualTo("refused in oa");
		}
	}

	@Test
	void countsWhatTheHubItselfTookAsDelivered() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> exchange.getMessage().setBody(new Taken("approvals")),
				FLOW)) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states(FLOW, "A").contains(DeliveryState.DELIVERED));

			assertThat(hub.last("A").system()).isNull();
		}
	}

	@Test
	void dropsAnEchoCountsItAndTellsItOnce() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> this.calls.add("called"), FLOW)) {
			hub.echoes = (record) -> record.key().equals("A");
			hub.publish(List.of(stock("A", 1), stock("B", 1)));
			hub.publish(stock("A", 1));
			await().until(() -> hub.states(FLOW, "B").contains(DeliveryState.DELIVERED));
			await().until(() -> !hub.states("publish", "A").isEmpty());

			assertThat(hub.states("publish", "A")).containsExactly(DeliveryState.SKIPPED);
			assertThat(hub.last("A").what()).startsWith("echo");
			assertThat(hub.meters.counter("serai.echoes", "flow", "publish", "system", "shop", "kind", "stock").count())
				.isEqualTo(2);
			assertThat(hub.records).extracting((record) -> record.record().key()).containsExactly("B");
			assertThat(this.calls).hasSize(1);
		}
	}

	private HubBed bed() throws Exception {
		return new HubBed(this.folder, this::deliverIfAllowed, FLOW);
	}

	private void deliverIfAllowed(Exchange exchange) {
		String which = exchange.getMessage().getHeader(HubHeaders.KEY) + " "
				+ exchange.getMessage().getHeader(HubHeaders.VERSION);
		this.looks.add(which);
		if (!this.allowed.contains(which)) {
			throw new HoldException("waits for " + which, Duration.ofMillis(50));
		}
		this.calls.add(which);
	}

}
