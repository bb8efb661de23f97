package io.serai.delivery;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apache.camel.RuntimeCamelException;
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
 * Verbs bear a database that is away, though none of them catches anything.
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

	static Stream<RuntimeException> thrown() {
		return Stream.of(new QueryTimeoutException("slow"), new CannotGetJdbcConnectionException("away"),
				new RuntimeCamelException(new CannotCreateTransactionException("away")));
	}

}
