package io.serai.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import io.serai.canonical.HubHeaders;
import io.serai.canonical.StockLevel;
import io.serai.failure.HubException;
import io.serai.process.ArtemisServer;
import io.serai.process.ChildProcess;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * The engine on an Artemis of its own, reached over TCP with user and password.
 */
class ExternalBrokerTests {

	@TempDir
	Path folder;

	@Test
	void deliversEveryAcceptedRecordOverARestartOfTheBroker() throws Exception {
		int port = ChildProcess.freePort();
		Map<String, Integer> taken = new ConcurrentHashMap<>();
		EmbeddedActiveMQ broker = start(port);

		try (HubBed hub = HubBed.on("tcp://127.0.0.1:" + port,
				(exchange) -> taken.merge(exchange.getMessage().getHeader("HubKey", String.class), 1, Integer::sum),
				"to-erp")) {
			for (int i = 0; i < 50; i++) {
				hub.publish(stock("A" + i, 1));
			}
			await().until(() -> taken.size() == 50);
			broker.stop();
			assertThatThrownBy(() -> hub.publish(stock("B", 1))).isInstanceOf(HubException.class)
				.hasMessageContaining("unavailable");
			broker = start(port);
			for (int i = 0; i < 50; i++) {
				StockLevel level = stock("C" + i, 1);
				await().atMost(Duration.ofSeconds(30)).until(() -> isAccepted(hub, level));
			}
			await().atMost(Duration.ofSeconds(40))
				.until(() -> taken.keySet().stream().filter((key) -> key.startsWith("C")).count() == 50);
		}
		finally {
			broker.stop();
		}
	}

	/** It may have been in work on the other node; one more read is the price. */
	@Test
	void looksFirstForWhatAnotherNodeAccepted() throws Exception {
		int port = ChildProcess.freePort();
		Map<String, Boolean> maybeWritten = new ConcurrentHashMap<>();
		EmbeddedActiveMQ broker = start(port);

		try (HubBed working = HubBed.on("tcp://127.0.0.1:" + port,
				(exchange) -> maybeWritten.put(exchange.getMessage().getHeader(HubHeaders.KEY, String.class),
						exchange.getMessage().getHeader(HubHeaders.MAYBE_WRITTEN, Boolean.class)),
				"to-erp"); HubBed door = HubBed.on("tcp://127.0.0.1:" + port, (exchange) -> {
				})) {
			door.publish(stock("other", 1));
			working.publish(stock("own", 1));
			await().until(() -> maybeWritten.size() == 2);

			assertThat(maybeWritten).containsEntry("other", true).containsEntry("own", false);
		}
		finally {
			broker.stop();
		}
	}

	/** One at a time and as a batch: a batch waits for the broker's word on each. */
	@ParameterizedTest
	@ValueSource(ints = { 1, 20 })
	void takesNoMoreThanTheBrokerHasRoomForAndDeliversAllThatItTook(int together) throws Exception {
		int port = ChildProcess.freePort();
		Set<String> accepted = ConcurrentHashMap.newKeySet();
		Set<String> taken = ConcurrentHashMap.newKeySet();
		CountDownLatch open = new CountDownLatch(1);
		EmbeddedActiveMQ broker = start(port);
		broker.getActiveMQServer()
			.getAddressSettingsRepository()
			.addMatch("stock", new AddressSettings().setAddressFullMessagePolicy(AddressFullMessagePolicy.FAIL)
				.setMaxSizeBytes(200_000));

		try (HubBed hub = HubBed.on("tcp://127.0.0.1:" + port, (exchange) -> {
			open.await();
			taken.add(exchange.getMessage().getHeader("HubKey", String.class));
		}, "to-erp")) {
			assertThatThrownBy(() -> {
				for (int i = 0; i < 2_000; i += together) {
					List<StockLevel> batch = IntStream.range(i, i + together)
						.mapToObj((n) -> stock("A" + n, 1))
						.toList();
					hub.publish(batch);
					batch.forEach((level) -> accepted.add(level.key()));
				}
			}).isInstanceOf(HubException.class).hasMessageContaining("unavailable");
			assertThat(accepted).isNotEmpty();

			open.countDown();

			await().atMost(Duration.ofSeconds(30)).until(() -> taken.containsAll(accepted));
			await().atMost(Duration.ofSeconds(30)).until(() -> isAccepted(hub, stock("after", 1)));
			await().until(() -> taken.contains("after"));
		}
		finally {
			open.countDown();
			broker.stop();
		}
	}

	@Test
	void saysWhatToDoIfTheBrokerRefusesThePassword() throws Exception {
		int port = ChildProcess.freePort();
		EmbeddedActiveMQ broker = start(port);

		try {
			BrokerSettings wrong = new BrokerSettings("tcp://127.0.0.1:%d?password=x".formatted(port), "hub", "wrong",
					this.folder, Duration.ofNanos(1), Duration.ofSeconds(3), 4);

			assertThatThrownBy(() -> new Broker(wrong)).hasMessageContaining("user and password")
				.hasMessageNotContaining("wrong")
				.hasMessageNotContaining("password=x");
		}
		finally {
			broker.stop();
		}
	}

	private static boolean isAccepted(HubBed hub, StockLevel level) {
		try {
			hub.publish(level);
			return true;
		}
		catch (HubException ex) {
			return false;
		}
	}

	private EmbeddedActiveMQ start(int port) throws Exception {
		return ArtemisServer.start(this.folder, port);
	}

}
