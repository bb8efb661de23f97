package io.serai.messagestore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.serai.canonical.RecordKind;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.delivery.FlowStatus;
import io.serai.delivery.Flows;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

class BacklogTests {

	private final AtomicInteger asked = new AtomicInteger();

	private final CountDownLatch answers = new CountDownLatch(1);

	private final CountDownLatch askedAgain = new CountDownLatch(1);

	private volatile Instant now = Stored.NOW;

	@OnEachDatabase
	void nobodyWaitsForTheBrokerWhileAnotherAsksIt(TestDatabase database) throws Exception {
		Backlog backlog = new Backlog(new ActivityQueries(database.jdbc()), slowFlows(), new Moving());
		assertThat(backlog.isBehind(RecordKind.ORDER)).as("the broker answers at once").isTrue();
		this.now = this.now.plus(Duration.ofSeconds(2));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			CompletableFuture<Boolean> asking = CompletableFuture.supplyAsync(() -> backlog.isBehind(RecordKind.ORDER),
					threads);
			assertThat(this.askedAgain.await(10, TimeUnit.SECONDS)).isTrue();

			CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> backlog.isBehind(RecordKind.ORDER),
					threads);

			assertThat(other.get(10, TimeUnit.SECONDS)).as("what was known before").isTrue();
			assertThat(asking).isNotDone();
			this.answers.countDown();
			assertThat(asking.get(10, TimeUnit.SECONDS)).as("nothing waits any more").isFalse();
			assertThat(this.asked).hasValue(2);
		}
	}

	private ObjectProvider<Flows> slowFlows() {
		StaticListableBeanFactory beans = new StaticListableBeanFactory();
		beans.addBean("flows", new Flows() {
			@Override
			public List<FlowStatus> all() {
				return (BacklogTests.this.asked.incrementAndGet() == 1) ? List.of(behind()) : slowly();
			}

			@Override
			public void pause(String flow, String by, String reason) {
				throw new AssertionError("the store steers no flow");
			}

			@Override
			public void resume(String flow, String by) {
				throw new AssertionError("the store steers no flow");
			}
		});
		return beans.getBeanProvider(Flows.class);
	}

	private List<FlowStatus> slowly() {
		this.askedAgain.countDown();
		try {
			assertThat(this.answers.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("nobody interrupts this", ex);
		}
		return List.of();
	}

	private static FlowStatus behind() {
		return new FlowStatus(Stored.FLOW, "", "order", FlowStatus.Gate.PAUSED_ITSELF, "erp does not answer", null,
				Stored.NOW.plusSeconds(9), 1, 0, Stored.NOW);
	}

	private final class Moving extends Clock {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return BacklogTests.this.now;
		}

	}

}
