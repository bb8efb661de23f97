package io.serai.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Verbs bear a database that is away, though none of them catches anything, and no older
 * version goes over a newer one meanwhile.
 */
class DatabaseAwayTests {

	private static final String FLOW = "to-erp";

	@TempDir
	Path folder;

	@ParameterizedTest
	@MethodSource("thrown")
	void triesAgainByItself(RuntimeException thrown) throws Exception {
		AtomicInteger tries = new AtomicInteger();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			if (tries.incrementAndGet() == 1) {
				throw thrown;
			}
		}, FLOW)) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states(FLOW, "A").size() == 2);

			assertThat(hub.states(FLOW, "A")).containsExactly(DeliveryState.RETRYING, DeliveryState.DELIVERED);
			assertThat(hub.events.getFirst().what()).contains("database");
		}
	}

	@Test
	void keepsWhatComesAgainUntilTheDatabaseTellsWhetherANewerVersionWent() throws Exception {
		List<String> calls = new CopyOnWriteArrayList<>();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			calls.add(exchange.getMessage().getHeader(HubHeaders.KEY, String.class));
			if (calls.size() == 1) {
				throw new HubException(
						new Failure(FailureClass.TRANSIENT, "no", "Wait.", "erp", "save-stock", "500", null, false));
			}
		}, FLOW)) {
			hub.databaseAway = true;
			hub.publish(stock("A", 1));
			await().until(() -> hub.states(FLOW, "A").size() == 2);
			DeliveryEvent waiting = hub.last("A");
			hub.publish(stock("B", 1));
			await().until(() -> hub.states(FLOW, "B").contains(DeliveryState.DELIVERED));

			assertThat(waiting.state()).isEqualTo(DeliveryState.WAITING);
			assertThat(waiting.failureClass()).isEqualTo("unavailable");
			assertThat(waiting.attempt()).as("those that failed").isOne();
			assertThat(hub.flow(FLOW).gate()).isEqualTo(FlowStatus.Gate.OPEN);
			hub.deliveredVersions.put(FLOW + HubBed.key("A"), "2");
			hub.databaseAway = false;
			await().atMost(Duration.ofSeconds(30)).until(() -> hub.states(FLOW, "A").contains(DeliveryState.SKIPPED));
			assertThat(hub.states(FLOW, "A")).containsExactly(DeliveryState.RETRYING, DeliveryState.WAITING,
					DeliveryState.SKIPPED);
			assertThat(calls).containsExactly("A", "B");
		}
	}

	static Stream<RuntimeException> thrown() {
		return Stream.of(new QueryTimeoutException("slow"), new CannotGetJdbcConnectionException("away"),
				new RuntimeCamelException(new CannotCreateTransactionException("away")));
	}

}
