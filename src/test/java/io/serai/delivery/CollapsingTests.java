package io.serai.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.serai.canonical.HubHeaders;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Bursts of stock levels on a real broker.
 */
class CollapsingTests {

	private static final String FLOW = HubBed.NEWEST + "to-shop";

	private static final int BURST = 1_000;

	@TempDir
	Path folder;

	@Test
	void deliversOfABurstOfOneSkuOnlyTheNewestLevelThatWaits() throws Exception {
		List<String> calls = new CopyOnWriteArrayList<>();
		CountDownLatch first = new CountDownLatch(1);

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			calls.add(version(exchange));
			first.await(20, TimeUnit.SECONDS);
		}, FLOW)) {
			hub.publish(stock("A", 1));
			await().until(() -> calls.size() == 1);
			hub.publish(IntStream.rangeClosed(2, BURST).mapToObj((i) -> stock("A", i)).toList());
			first.countDown();
			await().until(() -> hub.states(FLOW, "A").size() == BURST);

			assertThat(calls).startsWith("1").endsWith("1000").hasSizeLessThan(10);
			assertThat(hub.states(FLOW, "A").stream().filter(DeliveryState.SKIPPED::equals))
				.hasSize(BURST - calls.size());
			assertThat(hub.events)
				.anySatisfy((event) -> assertThat(event.what()).isEqualTo("superseded by a newer version that waits"));
		}
	}

	@Test
	void letsNoWarehouseOfAnArticleBesideAnotherHoweverManyWorkersThereAre() throws Exception {
		List<String> begun = new CopyOnWriteArrayList<>();
		CountDownLatch first = new CountDownLatch(1);

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			begun.add(exchange.getMessage().getHeader(HubHeaders.KEY, String.class));
			if (begun.size() == 1) {
				first.await(20, TimeUnit.SECONDS);
			}
		}, FLOW)) {
			hub.publish(stock("A", "WH-1"));
			await().until(() -> begun.size() == 1);
			hub.publish(IntStream.rangeClosed(2, 20).mapToObj((i) -> stock("A", "WH-" + i)).toList());
			hub.publish(IntStream.rangeClosed(1, 20).mapToObj((i) -> stock("B" + i, "WH-1")).toList());
			await().until(() -> begun.stream().anyMatch((key) -> key.startsWith("B")));

			assertThat(begun.stream().filter((key) -> key.startsWith("A@"))).containsExactly("A@WH-1");
			first.countDown();
			await().until(() -> begun.size() == 40);
			assertThat(begun.stream().filter((key) -> key.startsWith("A@"))).as("each in the order that it came in")
				.containsExactly(IntStream.rangeClosed(1, 20).mapToObj((i) -> "A@WH-" + i).toArray(String[]::new));
		}
	}

	@Test
	void losesNoSkuOfABurstOfMany() throws Exception {
		List<String> calls = new CopyOnWriteArrayList<>();

		try (HubBed hub = new HubBed(this.folder,
				(exchange) -> calls.add(exchange.getMessage().getHeader(HubHeaders.KEY) + "=" + version(exchange)),
				FLOW)) {
			hub.publish(IntStream.range(0, BURST).mapToObj((i) -> stock("S" + i % 50, i)).toList());
			await().until(() -> hub.events.size() == BURST);

			assertThat(calls)
				.contains(IntStream.range(950, BURST).mapToObj((i) -> "S" + i % 50 + "=" + i).toArray(String[]::new));
		}
	}

	@Test
	void neverLetsARetriedLevelGoOverANewerOne() throws Exception {
		List<String> calls = new CopyOnWriteArrayList<>();

		try (HubBed hub = new HubBed(this.folder, List.of(Duration.ofSeconds(1)), 4, (exchange) -> {
			calls.add(version(exchange));
			if (calls.size() == 1) {
				throw new HubException(Failure.of(FailureClass.TRANSIENT, "what", "remedy"));
			}
		}, FLOW)) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states(FLOW, "A").contains(DeliveryState.RETRYING));
			hub.publish(stock("A", 2));
			await().until(() -> hub.states(FLOW, "A").size() == 3);

			assertThat(calls).containsExactly("1", "2");
			assertThat(hub.states(FLOW, "A")).containsExactlyInAnyOrder(DeliveryState.RETRYING, DeliveryState.DELIVERED,
					DeliveryState.SKIPPED);
		}
	}

	@Test
	void deliversTheNewestLevelAfterARestartInTheMiddle() throws Exception {
		List<String> calls = new CopyOnWriteArrayList<>();
		CountDownLatch stuck = new CountDownLatch(1);

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			stuck.countDown();
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "down", "wait"));
		}, FLOW)) {
			hub.publish(IntStream.rangeClosed(1, 100).mapToObj((i) -> stock("A", i)).toList());
			assertThat(stuck.await(20, TimeUnit.SECONDS)).isTrue();
		}
		try (HubBed hub = new HubBed(this.folder, (exchange) -> calls.add(version(exchange)), FLOW)) {
			await().until(() -> hub.states(FLOW, "A").contains(DeliveryState.DELIVERED));
			await().until(() -> hub.flow(FLOW).waiting() == 0);

			assertThat(calls).endsWith("100").hasSizeLessThan(5);
		}
	}

	private static String version(Exchange exchange) {
		return exchange.getMessage().getHeader(HubHeaders.VERSION, String.class);
	}

}
