package io.serai.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.TextNode;
import io.serai.canonical.HubHeaders;
import io.serai.canonical.StockLevel;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.serai.delivery.HubBed.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class DeliveryTests {

	@TempDir
	Path folder;

	@Test
	void deliversEachVersionOnceToEveryFlowThoughItIsPushedTwice() throws Exception {
		List<String> taken = new CopyOnWriteArrayList<>();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> taken.add(exchange.getFromRouteId()), "to-erp",
				"to-crm")) {
			hub.publish(stock("A", 1));
			hub.publish(stock("A", 1));
			hub.publish(List.of(stock("A", 1), stock("B", 1)));
			await().until(() -> hub.states("to-erp", "B").size() + hub.states("to-crm", "B").size() == 2);
			await().until(() -> hub.records.size() == 2);

			assertThat(hub.states("to-erp", "A")).containsExactly(DeliveryState.DELIVERED);
			assertThat(hub.states("to-crm", "A")).containsExactly(DeliveryState.DELIVERED);
			assertThat(taken).hasSize(4);
		}
	}

	@Test
	void triesAgainOnTheLadderAndTellsTheNextAttemptWhetherItMayHaveWritten() throws Exception {
		List<Object> maybeWritten = new CopyOnWriteArrayList<>();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			maybeWritten.add(exchange.getMessage().getHeader(HubHeaders.MAYBE_WRITTEN));
			if (maybeWritten.size() == 1) {
				throw failing(FailureClass.TRANSIENT, false);
			}
			if (maybeWritten.size() == 2) {
				throw failing(FailureClass.OUTCOME_UNKNOWN, true);
			}
		}, "to-erp")) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DELIVERED));

			assertThat(hub.states("to-erp", "A")).containsExactly(DeliveryState.RETRYING, DeliveryState.RETRYING,
					DeliveryState.DELIVERED);
			assertThat(maybeWritten).containsExactly(false, false, true);
		}
	}

	@Test
	void handsARecordToAPersonAtTheLaddersEndAndDeliversItOnRetry() throws Exception {
		AtomicBoolean mended = new AtomicBoolean();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			if (!mended.get()) {
				throw failing(FailureClass.TRANSIENT, false);
			}
		}, "to-erp")) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DEAD));
			DeliveryEvent dead = hub.last("A");
			mended.set(true);
			int moved = hub.deadLetters().retry("to-erp", List.of(dead.messageId()), "li.wei");
			int movedAgain = hub.deadLetters().retry("to-erp", List.of(dead.messageId()), "li.wei");
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DELIVERED));

			assertThat(dead.attempt()).isEqualTo(3);
			assertThat(dead.failureClass()).isEqualTo("transient");
			assertThat(dead.remedy()).isNotBlank();
			assertThat(moved).isEqualTo(1);
			assertThat(movedAgain).isZero();
			assertThat(hub.events).anySatisfy((event) -> assertThat(event.by()).isEqualTo("li.wei"));
		}
	}

	@Test
	void givesADeadLetterUpOnlyWithAReason() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			throw failing(FailureClass.INVALID_DATA, false);
		}, "to-erp")) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DEAD));
			List<String> ids = List.of(hub.last("A").messageId());

			assertThatThrownBy(() -> hub.deadLetters().discard("to-erp", ids, "li.wei", " "))
				.isInstanceOf(HubException.class);
			assertThat(hub.deadLetters().discard("to-erp", ids, "li.wei", "test order")).isEqualTo(1);
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DISCARDED));
			assertThat(hub.last("A").what()).isEqualTo("test order");
		}
	}

	@Test
	void callsAnUnexpectedExceptionABugAndQuotesNothingOfTheRecord() throws Exception {
		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			throw new IllegalStateException("secret of the record");
		}, "to-erp")) {
			hub.publish(stock("A", 1));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DEAD));

			assertThat(hub.last("A").failureClass()).isEqualTo("bug");
			assertThat(hub.last("A").what()).contains("IllegalStateException").doesNotContain("secret");
		}
	}

	@Test
	void pausesTheFlowAndKeepsEveryRecordWhenTheSystemIsDown() throws Exception {
		AtomicBoolean down = new AtomicBoolean(true);
		AtomicInteger calls = new AtomicInteger();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			calls.incrementAndGet();
			if (down.get()) {
				throw failing(FailureClass.UNAVAILABLE, false);
			}
		}, "to-erp")) {
			IntStream.range(0, 100).forEach((i) -> hub.publish(stock("A" + i, 1)));
			await().until(() -> hub.flow("to-erp").gate() == FlowStatus.Gate.PAUSED_ITSELF);
			await().until(() -> calls.get() >= 6);
			int whileDown = calls.get();
			FlowStatus paused = hub.flow("to-erp");
			down.set(false);
			await().atMost(Duration.ofSeconds(20)).until(() -> delivered(hub) == 100);

			assertThat(whileDown).isLessThan(30);
			assertThat(paused.waiting()).isEqualTo(100);
			assertThat(paused.reason()).isNotBlank();
			assertThat(hub.flow("to-erp").gate()).isEqualTo(FlowStatus.Gate.OPEN);
			assertThat(hub.events).noneMatch((event) -> event.attempt() > 0);
		}
	}

	@Test
	void neverDeliversAnOlderVersionOverANewerOne() throws Exception {
		List<String> versions = new CopyOnWriteArrayList<>();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> {
			String version = body(exchange).version();
			if (version.equals("1")) {
				throw failing(FailureClass.TRANSIENT, false);
			}
			versions.add(version);
		}, "to-erp")) {
			hub.publish(stock("A", 1));
			hub.publish(stock("A", 2));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.SKIPPED));

			assertThat(versions).containsExactly("2");
			assertThat(hub.states("to-erp", "A")).containsExactly(DeliveryState.RETRYING, DeliveryState.DELIVERED,
					DeliveryState.SKIPPED);
		}
	}

	@Test
	void asksTheMessageStoreForVersionsThatAnEarlierRunDelivered() throws Exception {
		AtomicInteger calls = new AtomicInteger();

		try (HubBed hub = new HubBed(this.folder, (exchange) -> calls.incrementAndGet(), "to-erp")) {
			hub.deliveredVersions.put("to-erp" + HubBed.key("A"), "5");
			hub.publish(List.of(stock("A", 4), stock("A", 5)));
			await().until(() -> hub.states("to-erp", "A").size() == 2);

			assertThat(hub.states("to-erp", "A")).containsOnly(DeliveryState.SKIPPED);
			assertThat(calls).hasValue(0);
		}
	}

	@Test
	void keepsTheOrderOfEachKeyWhileManyKeysGoAtOnce() throws Exception {
		Map<String, List<Long>> seen = new ConcurrentHashMap<>();

		try (HubBed hub = new HubBed(this.folder, List.of(Duration.ofMillis(20)), 8,
				(exchange) -> seen
					.computeIfAbsent(body(exchange).key(), (key) -> Collections.synchronizedList(new ArrayList<>()))
					.add(Long.valueOf(body(exchange).version())),
				"to-erp")) {
			for (long version = 1; version <= 20; version++) {
				List<StockLevel> batch = new ArrayList<>();
				for (int key = 0; key < 20; key++) {
					batch.add(stock("K" + key, version));
				}
				hub.publish(batch);
			}
			await().atMost(Duration.ofSeconds(20)).until(() -> hub.events.size() == 400);

			assertThat(seen).hasSize(20);
			assertThat(seen.values()).allSatisfy((versions) -> assertThat(versions).isSorted().hasSize(20));
		}
	}

	@Test
	void deliversAfterARestartWhatWasAcceptedBeforeAndLooksFirst() throws Exception {
		CountDownLatch stuck = new CountDownLatch(1);
		List<Object> maybeWritten = new CopyOnWriteArrayList<>();
		HubBed before = new HubBed(this.folder, List.of(Duration.ofMillis(300)), 2, (exchange) -> {
			stuck.await(5, TimeUnit.SECONDS);
			throw failing(FailureClass.TRANSIENT, false);
		}, "to-erp");
		before.publish(List.of(stock("A", 1), stock("B", 1), stock("C", 1)));
		stuck.countDown();
		before.close();

		try (HubBed after = new HubBed(this.folder,
				(exchange) -> maybeWritten.add(exchange.getMessage().getHeader(HubHeaders.MAYBE_WRITTEN)), "to-erp")) {
			await().atMost(Duration.ofSeconds(20)).until(() -> maybeWritten.size() == 3);

			assertThat(maybeWritten).containsOnly(true);
		}
	}

	@Test
	void keepsAPersonsPauseOverARestart() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		try (HubBed before = new HubBed(this.folder, (exchange) -> calls.incrementAndGet(), "to-erp")) {
			before.flows().pause("to-erp", "li.wei", "stocktaking");
		}

		try (HubBed after = new HubBed(this.folder, (exchange) -> calls.incrementAndGet(), "to-erp")) {
			await().until(() -> after.flow("to-erp").gate() == FlowStatus.Gate.PAUSED_BY_PERSON);
			after.publish(stock("A", 1));
			await().until(() -> after.flow("to-erp").waiting() == 1);
			FlowStatus paused = after.flow("to-erp");
			int whilePaused = calls.get();
			after.flows().resume("to-erp", "li.wei");
			await().until(() -> calls.get() == 1);

			assertThat(whilePaused).isZero();
			assertThat(paused.reason()).isEqualTo("stocktaking");
			assertThat(paused.pausedBy()).isEqualTo("li.wei");
		}
	}

	@Test
	void carriesARecordOfAMegabyteUnchanged() throws Exception {
		List<Integer> lengths = new CopyOnWriteArrayList<>();
		String text = "订单🚚".repeat(150_000);

		try (HubBed hub = new HubBed(this.folder,
				(exchange) -> lengths.add(body(exchange).raw().get("note").asText().length()), "to-erp")) {
			hub.publish(stock("A", 1, Map.of("note", TextNode.valueOf(text))));
			await().until(() -> hub.states("to-erp", "A").contains(DeliveryState.DELIVERED));

			assertThat(lengths).containsExactly(text.length());
		}
	}

	private static long delivered(HubBed hub) {
		return hub.events.stream().filter((event) -> event.state() == DeliveryState.DELIVERED).count();
	}

	private static StockLevel body(Exchange exchange) {
		return exchange.getMessage().getBody(StockLevel.class);
	}

	private static HubException failing(FailureClass failureClass, boolean maybeWritten) {
		return new HubException(new Failure(failureClass, "erp/save-stock did not work", "Wait.", "erp", "save-stock",
				"500", null, maybeWritten));
	}

}
