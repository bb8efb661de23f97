package io.serai.hook;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.serai.Caller;
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
 * Kills the hub (SIGKILL) while a shop tells of orders that it does not give out yet, and
 * finds each order asked for afterwards of which the hub had said that it was told.
 */
@Tag("kill")
class KilledDoorTests {

	private static final int EVENTS = 300;

	private static final int ENOUGH = 100;

	private static final String SECRET = "a-secret-of-events-for-tests";

	private final WireMockServer outside = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

	@TempDir
	private Path home;

	private HubArguments arguments;

	private ChildProcess hub;

	@BeforeEach
	void start() throws Exception {
		this.outside.start();
		this.outside.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.okJson("{\"items\": []}")));
		this.outside.stubFor(WireMock.get(WireMock.urlPathMatching("/orders/.+"))
			.willReturn(WireMock.serviceUnavailable().withBody("not yet")));
		ChildProcess.copyProduct(Path.of(System.getProperty("serai.basedir", ".")), this.home);
		this.arguments = new HubArguments(this.home, ChildProcess.freePort(), "kill-0123456789abcdef0123456789abcdef",
				this.outside.baseUrl(), this.outside.baseUrl());
		startHub();
	}

	@AfterEach
	void stop() {
		this.hub.close();
		this.outside.stop();
	}

	@Test
	void everyEventThatWasAcknowledgedIsReadAfterTheHubDied() throws Exception {
		try (ExecutorService senders = Executors.newFixedThreadPool(8)) {
			for (int i = 0; i < EVENTS; i++) {
				String key = "E-" + i;
				senders.execute(() -> tell(key));
			}
			Awaitility.await()
				.atMost(Duration.ofMinutes(1))
				.pollInterval(Duration.ofMillis(5))
				.until(() -> this.acknowledged.size() >= ENOUGH);
			this.hub.kill();
		}
		assertThat(this.acknowledged).as("it was killed in the midst").hasSizeLessThan(EVENTS);
		this.outside.resetRequests();

		this.outside.stubFor(WireMock.get(WireMock.urlPathMatching("/orders/.+"))
			.willReturn(WireMock.notFound().withBody("{\"title\": \"gone\"}")));
		startHub();

		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.untilAsserted(() -> assertThat(asked()).containsAll(this.acknowledged));
	}

	private void startHub() throws InterruptedException {
		List<String> all = new ArrayList<>(this.arguments.list());
		all.addAll(List.of("--serai.systems.shop.credentials.hook-secret=" + SECRET,
				"--serai.delivery.ladder=500ms,1s,2s,3s", "--serai.delivery.probe-first=1s",
				"--logging.level.root=warn"));
		this.hub = ChildProcess.hub(this.home.resolve("hub.log"),
				List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"), all);
		this.hub.awaitReady(this.arguments.readiness(), Duration.ofMinutes(2));
	}

	private List<String> asked() {
		return this.outside.findAll(WireMock.getRequestedFor(WireMock.urlPathMatching("/orders/.+")))
			.stream()
			.map((request) -> request.getUrl().substring("/orders/".length()))
			.distinct()
			.collect(Collectors.toList());
	}

	private void tell(String key) {
		try {
			if (Caller.send(event(key)).statusCode() == 200) {
				this.acknowledged.add(key);
			}
		}
		catch (UncheckedIOException ex) {
			// The hub is dead: nothing was acknowledged.
		}
	}

	private HttpRequest.Builder event(String key) {
		String body = "{\"type\": \"order.paid\", \"data\": {\"key\": \"%s\"}}".formatted(key);
		long time = Instant.now().getEpochSecond();
		byte[] signed = "msg-%s.%d.%s".formatted(key, time, body).getBytes(StandardCharsets.UTF_8);
		byte[] signature = Signatures.hmac("HmacSHA256", SECRET.getBytes(StandardCharsets.UTF_8), List.of(signed));
		return HttpRequest.newBuilder(URI.create(this.arguments.url() + "/hooks/shop"))
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/json")
			.header("webhook-id", "msg-" + key)
			.header("webhook-timestamp", Long.toString(time))
			.header("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

}
