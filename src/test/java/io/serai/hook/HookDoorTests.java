package io.serai.hook;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.Caller;
import io.serai.HubShop;
import io.serai.HubTest;
import io.serai.ProbeFlow;
import io.serai.canonical.Samples;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An event of the shop from its signature to the order in the flows. Events of one order
 * are worked off one after the other, so that a later one shows what became of those
 * before.
 */
@HubTest
@ExtendWith(OutputCaptureExtension.class)
class HookDoorTests {

	private static final int MOST = 1024 * 1024;

	private final ProbeFlow probe;

	private final Clock clock;

	private final Path log;

	private final String key = "H-" + UUID.randomUUID();

	@LocalServerPort
	private int port;

	@Autowired
	HookDoorTests(ProbeFlow probe, Clock clock, Environment environment) {
		this.probe = probe;
		this.clock = clock;
		this.log = Path.of(environment.getRequiredProperty("logging.file.name"));
	}

	@Test
	void readsTheOrderOnceAndDeliversIt() throws Exception {
		HubShop.has(this.key, order());

		HttpResponse<String> answer = send("shop", event(now(), body()));

		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("{}");
		await().until(() -> this.probe.arrivals(this.key).size() == 1);
		assertThat(this.probe.arrivals(this.key).getFirst().record().source()).isEqualTo("shop");
		assertThat(HubShop.read(this.key)).isEqualTo(1);
	}

	@Test
	void takesAnEventToldTwiceOnce() throws Exception {
		HubShop.has(this.key, order());
		String id = id();
		assertThat(send("shop", event(id, now(), body())).statusCode()).isEqualTo(200);
		await().until(() -> this.probe.arrivals(this.key).size() == 1);
		HubShop.has(this.key, order().put("version", "2026-11-22T06:00:00Z"));

		assertThat(send("shop", event(id, now(), body())).statusCode()).isEqualTo(200);
		assertThat(send("shop", event(now(), body())).statusCode()).isEqualTo(200);

		await().until(() -> this.probe.arrivals(this.key).size() == 2);
		assertThat(HubShop.read(this.key)).isEqualTo(2);
	}

	@Test
	void storesNothingOfAnEventWithAWrongSignature() throws Exception {
		HubShop.has(this.key, order());
		HttpRequest.Builder forged = event(now(), body()).setHeader("webhook-signature", signature("x", now(), body()));

		HttpResponse<String> answer = send("shop", forged);

		assertThat(answer.statusCode()).isEqualTo(401);
		assertThat(answer.body()).contains("urn:serai:problem:refused-event");
		assertThat(send("shop", event(now(), body())).statusCode()).isEqualTo(200);
		await().until(() -> this.probe.arrivals(this.key).size() == 1);
		assertThat(HubShop.read(this.key)).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(longs = { -330, 330 })
	void refusesAnEventOfAnotherTime(long seconds) throws Exception {
		HubShop.has(this.key, order());

		assertThat(send("shop", event(now() + seconds, body())).statusCode()).isEqualTo(401);

		assertThat(send("shop", event(now(), body())).statusCode()).isEqualTo(200);
		await().until(() -> this.probe.arrivals(this.key).size() == 1);
		assertThat(HubShop.read(this.key)).isEqualTo(1);
	}

	@Test
	void refusesWhatIsTooLargeWhetherItSaysSoOrNot() throws Exception {
		byte[] large = (body() + " ".repeat(MOST)).getBytes(StandardCharsets.UTF_8);

		assertThat(send("shop", event(now(), body()).POST(HttpRequest.BodyPublishers.ofByteArray(large))).statusCode())
			.isEqualTo(413);
		assertThat(send("shop",
				event(now(), body()).POST(HttpRequest.BodyPublishers
					.fromPublisher(HttpRequest.BodyPublishers.ofByteArrays(List.of(large)))))
			.statusCode()).isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nobody", "erp" })
	void hasNoDoorForASystemThatIsUnknownOrTellsNothing(String system) throws Exception {
		assertThat(send(system, event(now(), body())).statusCode()).isEqualTo(404);
	}

	@Test
	void takesNothingFromAnEventOfAnotherSortAndRefusesOneWithoutAnOrder() throws Exception {
		String other = body().replace("order.paid", "coupon.used");
		String nameless = "{\"type\": \"order.paid\", \"data\": {}}";

		assertThat(send("shop", event(now(), other)).statusCode()).isEqualTo(200);
		assertThat(send("shop", event(now(), nameless)).statusCode()).isEqualTo(422);

		HubShop.has(this.key, order());
		assertThat(send("shop", event(now(), body())).statusCode()).isEqualTo(200);
		await().until(() -> this.probe.arrivals(this.key).size() == 1);
		assertThat(HubShop.read(this.key)).isEqualTo(1);
	}

	@Test
	void deliversTheOrderWhenItCanBeReadAgain() throws Exception {
		HubShop.fails(this.key, "out of order");
		assertThat(send("shop", event(now(), body())).statusCode()).isEqualTo(200);
		await().until(() -> HubShop.read(this.key) >= 1);
		assertThat(this.probe.arrivals(this.key)).isEmpty();

		HubShop.has(this.key, order());

		await().until(() -> this.probe.arrivals(this.key).size() == 1);
	}

	@Test
	void writesNothingOfAnEventToTheLog(CapturedOutput console) throws Exception {
		HubShop.fails(this.key, "Trillianda");
		String body = "{\"type\": \"order.paid\", \"data\": {\"key\": \"%s\", \"name\": \"Trillianda\"}}"
			.formatted(this.key);
		long now = now();
		HttpRequest.Builder right = event("told-1" + this.key, now, body);
		String signature = signature("told-1" + this.key, now, body);

		assertThat(send("shop", event(now, body).setHeader("webhook-signature", signature)).statusCode())
			.isEqualTo(401);
		assertThat(send("shop", event(now, "{\"type\": \"order.paid\", \"data\": {\"name\": \"Trillianda\"}}"))
			.statusCode()).isEqualTo(422);
		assertThat(send("shop", event(now, "Trillianda")).statusCode()).isEqualTo(401);
		assertThat(send("shop", right).statusCode()).isEqualTo(200);
		await().until(() -> HubShop.read(this.key) >= 1);
		HubShop.has(this.key, order());
		await().until(() -> this.probe.arrivals(this.key).size() == 1);

		List<String> marks = List.of("Trillianda", signature.substring(3), HubShop.TOKEN, HubShop.HOOK_SECRET,
				"a-secret-of-events-for-tests");
		assertThat(Files.readString(this.log)).contains("order-from-shop-hook").doesNotContain(marks);
		assertThat(console.getAll()).doesNotContain(marks);
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(20));
	}

	/** Not paid, so that only the probe is interested in it. */
	private ObjectNode order() {
		ObjectNode order = Samples.orderJson(this.key).put("financialStatus", "unpaid");
		order.remove("source");
		return order;
	}

	private String body() {
		return "{\"type\": \"order.paid\", \"data\": {\"key\": \"%s\"}}".formatted(this.key);
	}

	private long now() {
		return this.clock.instant().getEpochSecond();
	}

	private static String id() {
		return "msg_" + UUID.randomUUID();
	}

	private HttpRequest.Builder event(long time, String body) {
		return event(id(), time, body);
	}

	private static HttpRequest.Builder event(String id, long time, String body) {
		return HttpRequest.newBuilder()
			.header("Content-Type", "application/json")
			.header("webhook-id", id)
			.header("webhook-timestamp", Long.toString(time))
			.header("webhook-signature", signature(id, time, body))
			.POST(HttpRequest.BodyPublishers.ofString(body));
	}

	private static String signature(String id, long time, String body) {
		byte[] key = Base64.getDecoder().decode(HubShop.HOOK_SECRET.substring("whsec_".length()));
		byte[] signed = "%s.%s.%s".formatted(id, time, body).getBytes(StandardCharsets.UTF_8);
		return "v1," + Base64.getEncoder().encodeToString(Signatures.hmac("HmacSHA256", key, List.of(signed)));
	}

	private HttpResponse<String> send(String system, HttpRequest.Builder request) throws Exception {
		return Caller.send(request.uri(URI.create("http://localhost:%d/hooks/%s".formatted(this.port, system))));
	}

}
