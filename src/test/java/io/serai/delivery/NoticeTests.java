package io.serai.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.serai.canonical.Notice;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Notices on a real broker, told by a hub whose clock is set back in between.
 */
class NoticeTests {

	private static final String FLOW = HubBed.NOTICES + "to-orders";

	private final List<String> read = new CopyOnWriteArrayList<>();

	@TempDir
	Path folder;

	@Test
	void readsAnObjectAgainForALaterEventThatIsToldAtAnEarlierTimeOfDay() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> this.read.add(event(exchange)), FLOW)) {
			hub.tell(notice("A", 1_000, "paid"));
			await().until(() -> this.read.size() == 1);
			hub.tell(notice("A", 900, "shipped"), notice("A", 800, "paid"));
			hub.tell(notice("B", 1, "end"));
			await().until(() -> this.read.contains("end") && hub.states(FLOW, key("A")).size() == 2);

			assertThat(this.read).as("an event told twice is one").containsExactlyInAnyOrder("paid", "shipped", "end");
		}
	}

	/** The worker looks ahead of the second of four while it knows the first already. */
	@Test
	void readsAnObjectAgainThoughItsEarlierEventWasLookedAheadTo() throws Exception {
		CountDownLatch first = new CountDownLatch(1);
		CountDownLatch third = new CountDownLatch(1);
		try (HubBed hub = new HubBed(this.folder, List.of(Duration.ofMillis(30)), 1, (exchange) -> {
			this.read.add(event(exchange));
			switch (event(exchange)) {
				case "first" -> first.await(20, TimeUnit.SECONDS);
				case "third" -> third.await(20, TimeUnit.SECONDS);
				default -> {
				}
			}
		}, FLOW)) {
			hub.tell(notice("X", 1, "first"));
			await().until(() -> this.read.contains("first"));
			hub.tell(notice("C", 1, "taken"), notice("A", 1_000, "paid"), notice("B", 1, "third"),
					notice("D", 1, "last"));
			first.countDown();
			await().until(() -> this.read.contains("third"));
			hub.tell(notice("A", 900, "shipped"));
			third.countDown();
			await().until(() -> hub.states(FLOW, key("A")).size() == 2);

			assertThat(this.read).containsExactly("first", "taken", "paid", "third", "last", "shipped");
		}
	}

	private static String key(String object) {
		return "changed-orders/" + object;
	}

	private static String event(Exchange exchange) {
		return exchange.getMessage().getBody(Notice.class).event();
	}

	private static Notice notice(String object, long micros, String event) {
		return new Notice("shop", key(object), String.valueOf(micros), Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
				"changed-orders", object, event);
	}

}
