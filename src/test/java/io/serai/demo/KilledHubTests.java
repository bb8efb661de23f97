package io.serai.demo;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Way;
import io.serai.process.ChildProcess;
import io.serai.process.HubArguments;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the hub (SIGKILL) again and again while orders arrive over HTTP, sets its clock
 * back each time, and finds each order in the ERP once, in its newest version.
 */
@Tag("kill")
class KilledHubTests {

	private static final int ORDERS = Integer.getInteger("serai.kill.orders", 2_000);

	private static final int KILLS = Integer.getInteger("serai.kill.times", 10);

	private static final long SEED = Long.getLong("serai.kill.seed", System.nanoTime());

	private static final String KEY = "kill-0123456789abcdef0123456789abcdef";

	/** More than the hub was up before, or it could tell old from new by the clock. */
	private static final Duration SET_BACK = Duration.ofMinutes(10);

	private final Clock clock = Clock.systemUTC();

	private final Random random = new Random(SEED);

	@TempDir
	private Path home;

	private SimulatedSystems systems;

	private HubArguments arguments;

	private Duration slow = Duration.ZERO;

	private ChildProcess hub;

	private HubClient client;

	@BeforeEach
	void startSystems() throws Exception {
		System.out.printf("%d orders, %d kills, -Dserai.kill.seed=%d%n", ORDERS, KILLS, SEED);
		DemoSettings settings = new DemoSettings(this.home, KEY, "word-1", 0, 0, 0, 0, 0, 0, 0, 0, 0, SEED, 0.001,
				Duration.ofSeconds(4), 1, ORDERS, Duration.ofMinutes(3), Duration.ZERO, BigDecimal.ZERO,
				BigDecimal.ZERO, Sabotage.NONE);
		this.systems = new SimulatedSystems(settings, this.clock);
		ChildProcess.copyProduct(Path.of(System.getProperty("serai.basedir", ".")), this.home);
		this.arguments = new HubArguments(this.home, ChildProcess.freePort(), KEY, this.systems.url("shop"),
				this.systems.url("erp"));
		this.client = new HubClient(this.arguments.url(), KEY);
		this.hub = start();
		this.hub.awaitReady(this.arguments.readiness(), Duration.ofMinutes(3));
	}

	@AfterEach
	void stop() {
		this.client.close();
		this.hub.close();
		this.systems.close();
	}

	@Test
	void everyAcceptedOrderIsInTheErpOnceInItsNewestVersionHoweverOftenTheHubDies() throws Exception {
		List<PlannedOrder> plan = plan();
		SalesOrders orders = new SalesOrders(plan, this.systems);
		Sending sending = new Sending(this.client, this.systems.shop());

		CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> send(sending, plan));
		killAgainAndAgain(sending, sent);
		sent.join();
		Settling settling = new Settling(this.client, this.clock);
		settling.await(List.of(orders), sending, Duration.ofMinutes(3));

		System.out.printf("%d requests, %d of them repeated, %d writes unseen by the hub%n", sending.requests(),
				sending.repeated(), this.systems.madeUnseen("erp", "sales-orders"));
		assertThat(orders.compare().differences()).as("what the ERP holds, seed %d", SEED).isEmpty();
		assertThat(orders.expected()).as("the hub's own account, seed %d", SEED)
			.allSatisfy((one) -> assertThat(settling.standing(one).state()).as(one.key()).isEqualTo("delivered"));
	}

	private void killAgainAndAgain(Sending sending, CompletableFuture<Void> sent) throws InterruptedException {
		int requests = ORDERS + ORDERS / 5;
		for (int kill = 1; kill <= KILLS; kill++) {
			int accepted = (int) (requests * (kill - this.random.nextDouble()) / (KILLS + 1));
			Awaitility.await()
				.atMost(Duration.ofMinutes(3))
				.pollInterval(Duration.ofMillis(10))
				.until(() -> sending.accepted() >= accepted || sent.isDone());
			System.out.printf("kill %d after %d accepted%n", kill, sending.accepted());
			this.hub.kill();
			this.hub = start();
			if (kill % 4 == 0) {
				Pause.millis(this.random.nextInt(6_000));
				System.out.println("kill while it starts");
				this.hub.kill();
				this.hub = start();
			}
			this.hub.awaitReady(this.arguments.readiness(), Duration.ofMinutes(3));
		}
	}

	/** Of five orders, one comes in a second version and one of ten in a third too. */
	private List<PlannedOrder> plan() {
		DemoOrders demo = new DemoOrders(SEED, this.clock);
		List<PlannedOrder> plan = new ArrayList<>(IntStream.range(0, ORDERS).mapToObj((i) -> {
			String key = "K-%06d".formatted(i);
			int versions = (i % 10 == 0) ? 2 : (i % 10 == 5) ? 3 : 1;
			List<ObjectNode> sent = IntStream.rangeClosed(1, versions)
				.mapToObj((version) -> demo.paid(key, version))
				.toList();
			return new PlannedOrder(sent, Way.PUSHED, Fate.DELIVERED);
		}).toList());
		Collections.shuffle(plan, this.random);
		return plan;
	}

	private static void send(Sending sending, List<PlannedOrder> plan) {
		try {
			sending.send(plan, 8);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private ChildProcess start() {
		List<String> arguments = new ArrayList<>(this.arguments.list());
		arguments.addAll(List.of("--serai.delivery.ladder=500ms,1s,2s,3s,5s,5s,5s",
				"--serai.system.response-timeout=2s", "--serai.system.rate-limited-pause=1s",
				"--serai.system.refused-pause=1s", "--serai.delivery.probe-first=1s", "--logging.level.root=warn"));
		ChildProcess started = ChildProcess.shiftedHub(this.home, this.slow.negated(),
				List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), arguments);
		this.slow = this.slow.plus(SET_BACK);
		return started;
	}

}
