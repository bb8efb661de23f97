package io.serai.demo;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.database.TestDatabase;
import io.serai.demo.Expected.Fate;
import io.serai.demo.PlannedOrder.Way;
import io.serai.process.ArtemisServer;
import io.serai.process.ChildProcess;
import io.serai.process.HubArguments;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two hubs that share an Artemis and a PostgreSQL of their own, with orders at the doors
 * of both; one of them is killed in the middle and comes back.
 */
class TwoNodesTests {

	private static final int ORDERS = 200;

	private static final long SEED = Long.getLong("serai.nodes.seed", System.nanoTime());

	private static final String KEY = "nodes-0123456789abcdef0123456789abcdef";

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Clock clock = Clock.systemUTC();

	private final Random random = new Random(SEED);

	@TempDir
	private Path home;

	private SimulatedSystems systems;

	private EmbeddedActiveMQ broker;

	private TestDatabase database;

	private String brokerUrl;

	@BeforeEach
	void startWhatTheyShare() throws Exception {
		this.systems = new SimulatedSystems(new DemoSettings(this.home, KEY, "word-1", 0, 0, 0, 0, 0, 0, 0, 0, 0, SEED,
				0.001, Duration.ofSeconds(4), 1, ORDERS, PATIENCE, Duration.ZERO, BigDecimal.ZERO, BigDecimal.ZERO,
				Sabotage.NONE), this.clock);
		int port = ChildProcess.freePort();
		this.brokerUrl = "tcp://127.0.0.1:" + port;
		this.broker = ArtemisServer.start(this.home.resolve("broker"), port);
		this.database = TestDatabase.postgresql();
	}

	@AfterEach
	void stopWhatTheyShare() throws Exception {
		this.systems.close();
		this.database.close();
		this.broker.stop();
	}

	@Test
	void eachOrderIsInTheErpOnceInItsNewestVersionThoughANodeDies() throws Exception {
		List<PlannedOrder> plan = plan();
		List<PlannedOrder> left = plan.subList(0, ORDERS / 2);
		List<PlannedOrder> right = plan.subList(ORDERS / 2, ORDERS);
		HubArguments one = arguments("one");
		HubArguments other = arguments("other");

		try (ChildProcess first = start(one);
				ChildProcess second = start(other);
				HubClient door = new HubClient(one.url(), KEY);
				HubClient otherDoor = new HubClient(other.url(), KEY)) {
			Sending here = new Sending(door, this.systems.shop());
			Sending there = new Sending(otherDoor, this.systems.shop());
			CompletableFuture<Void> sent = send(here, left);
			CompletableFuture<Void> sentThere = send(there, right);
			int moment = 20 + this.random.nextInt(ORDERS / 4);
			Awaitility.await().atMost(PATIENCE).until(() -> there.accepted() >= moment && hasDelivered(other));
			second.kill();
			try (ChildProcess again = start(other)) {
				CompletableFuture.allOf(sent, sentThere).join();
				SalesOrders orders = new SalesOrders(plan, this.systems);
				Settling settling = new Settling(door, this.clock);
				settling.await(List.of(orders), here, PATIENCE);

				assertThat(orders.compare().differences()).as("what the ERP holds, seed %d", SEED).isEmpty();
				assertThat(orders.expected()).as("the hubs' own account, seed %d", SEED)
					.allSatisfy((order) -> assertThat(settling.standing(order).state()).as(order.key())
						.isEqualTo("delivered"));
			}
			assertThat(hasDelivered(one)).as("both work").isTrue();
		}
	}

	/** Of five orders, one comes in a second version and one of ten in a third too. */
	private List<PlannedOrder> plan() {
		DemoOrders demo = new DemoOrders(SEED, this.clock);
		return IntStream.range(0, ORDERS).mapToObj((i) -> {
			int versions = (i % 10 == 0) ? 2 : (i % 10 == 5) ? 3 : 1;
			List<ObjectNode> sent = IntStream.rangeClosed(1, versions)
				.mapToObj((version) -> demo.paid("N-%06d".formatted(i), version))
				.toList();
			return new PlannedOrder(sent, Way.PUSHED, Fate.DELIVERED);
		}).toList();
	}

	private CompletableFuture<Void> send(Sending sending, List<PlannedOrder> plan) {
		return CompletableFuture.runAsync(() -> {
			try {
				sending.send(plan, 4);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private HubArguments arguments(String name) throws Exception {
		Path folder = Files.createDirectories(this.home.resolve(name));
		ChildProcess.copyProduct(Path.of(System.getProperty("serai.basedir", ".")), folder);
		return new HubArguments(folder, ChildProcess.freePort(), KEY, this.systems.url("shop"),
				this.systems.url("erp"));
	}

	private ChildProcess start(HubArguments node) throws Exception {
		List<String> arguments = new ArrayList<>(node.list());
		this.database.settings().forEach((name, value) -> arguments.add("--%s=%s".formatted(name, value)));
		arguments.addAll(List.of("--serai.broker.url=" + this.brokerUrl, "--serai.broker.user=hub",
				"--serai.broker.password=secret", "--serai.delivery.ladder=500ms,1s,2s,3s,5s,5s,5s",
				"--serai.system.response-timeout=2s", "--serai.system.rate-limited-pause=1s",
				"--serai.system.refused-pause=1s", "--serai.delivery.probe-first=1s",
				"--logging.level.io.serai.delivery.DeliveryWorker=debug"));
		ChildProcess started = ChildProcess.hub(log(node),
				List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), arguments);
		started.awaitReady(node.readiness(), PATIENCE);
		return started;
	}

	private static boolean hasDelivered(HubArguments node) throws Exception {
		return Files.readString(log(node)).contains("delivery ended flow=order-to-erp");
	}

	private static Path log(HubArguments node) {
		return node.home().resolve("hub.log");
	}

}
