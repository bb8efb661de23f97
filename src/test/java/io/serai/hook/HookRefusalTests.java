package io.serai.hook;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.access.BodyRoom;
import io.serai.access.BodyRooms;
import io.serai.canonical.Notice;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.system.Hook;
import io.serai.system.TestHooks;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whom the door does not listen to, and what it says while nothing can be stored. A route
 * stands for the channel of notices.
 */
class HookRefusalTests {

	private static final int ROOM = 4_096;

	private static final String SECRET = "a-secret-for-tests";

	private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final DefaultCamelContext camel = new DefaultCamelContext();

	private final List<Object> stored = new ArrayList<>();

	private Instant now = START;

	private boolean brokerIsUp = true;

	private final BodyRoom room = BodyRooms.of(ROOM);

	private HookDoor door;

	@BeforeEach
	void open() throws Exception {
		Clock clock = new Clock() {

			@Override
			public java.time.ZoneId getZone() {
				return ZoneOffset.UTC;
			}

			@Override
			public Clock withZone(java.time.ZoneId zone) {
				return this;
			}

			@Override
			public Instant instant() {
				return HookRefusalTests.this.now;
			}
		};
		this.camel.addComponent("hub", new DirectComponent());
		this.camel.addRoutes(new RouteBuilder() {

			@Override
			public void configure() {
				from("hub:notice").process((exchange) -> store(exchange.getMessage().getBody(List.class)));
			}
		});
		Hook hook = new Hook("shop", TestHooks.spec("rest-shop", Map.of()), Map.of("hookSecret", SECRET)::get);
		HookSettings settings = new HookSettings("", DataSize.ofKilobytes(1), 3);
		var hooks = TestHooks.of(Map.of("shop", hook), this.camel);
		this.door = new HookDoor(new OpenDoors(hooks, List.of(new StandardWebhooksRecipe(new TimeWindow(clock)))),
				new Reception(hooks, clock), new Refusals(settings, () -> Duration.between(START, this.now).toNanos()),
				new RequestReader(settings), this.room, this.meters);
	}

	@AfterEach
	void stop() {
		this.camel.stop();
	}

	@Test
	void asksToSendAgainWhileTheBrokerIsDownAndHoldsThatAgainstNobody() throws Exception {
		this.camel.start();
		this.brokerIsUp = false;

		for (int i = 0; i < 5; i++) {
			ResponseEntity<byte[]> answer = told(event("msg-1"));

			assertThat(answer.getStatusCode().value()).isEqualTo(503);
			assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
			assertThat(new String(answer.getBody(), StandardCharsets.UTF_8)).contains("urn:serai:problem:not-stored");
		}
		assertThat(count("not-stored")).isEqualTo(5);
		assertThat(count("stored")).isZero();

		this.brokerIsUp = true;
		assertThat(told(event("msg-1")).getStatusCode().value()).isEqualTo(200);
		assertThat(this.stored).singleElement()
			.satisfies((notice) -> assertThat(((Notice) notice).object()).isEqualTo("WX1"));
	}

	@Test
	void asksToSendAgainWhileTheHubStarts() throws Exception {
		assertThat(told(event("msg-1")).getStatusCode().value()).isEqualTo(503);

		this.camel.start();
		assertThat(told(event("msg-1")).getStatusCode().value()).isEqualTo(200);
	}

	@Test
	void doesNotListenToWhoWasRefusedTooOftenUntilTheMinuteIsOver() throws Exception {
		this.camel.start();
		for (int i = 0; i < 3; i++) {
			assertThat(told(forged()).getStatusCode().value()).isEqualTo(401);
		}

		ResponseEntity<byte[]> answer = told(event("msg-1"));

		assertThat(answer.getStatusCode().value()).isEqualTo(429);
		assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("60");
		assertThat(this.stored).isEmpty();
		MockHttpServletRequest another = event("msg-1");
		another.setRemoteAddr("192.0.2.7");
		assertThat(told(another).getStatusCode().value()).isEqualTo(200);
		this.now = START.plus(Duration.ofSeconds(60));
		assertThat(told(event("msg-2")).getStatusCode().value()).isEqualTo(200);
		assertThat(this.stored).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "text/html, ", "application/x-www-form-urlencoded, ", "application/octet-stream, ", "nonsense, ",
			"application/json, gzip" })
	void takesNoOtherFormThanTextThatIsNotPacked(String type, String packed) throws Exception {
		this.camel.start();
		MockHttpServletRequest request = event("msg-1");
		request.setContentType(type);
		if (packed != null) {
			request.addHeader("Content-Encoding", packed);
		}

		assertThat(told(request).getStatusCode().value()).isEqualTo(415);
		assertThat(this.stored).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "application/json", "application/json; charset=utf-8", "text/json", "text/plain",
			"application/cloudevents+json" })
	void takesWhatItCanRead(String type) throws Exception {
		this.camel.start();
		MockHttpServletRequest request = event("msg-1");
		request.setContentType(type);

		assertThat(told(request).getStatusCode().value()).isEqualTo(200);
	}

	@Test
	void readsNoMoreThanItMay() throws Exception {
		this.camel.start();
		MockHttpServletRequest request = event("msg-1");
		request.setContent(new byte[1025]);

		assertThat(told(request).getStatusCode().value()).isEqualTo(413);
	}

	@Test
	void asksToSendAgainWhileOtherBodiesFillTheRoomAndHoldsThatAgainstNobody() throws Exception {
		this.camel.start();

		try (BodyRoom.Place others = this.room.open()) {
			others.read(new ByteArrayInputStream(new byte[ROOM / 2]), ROOM / 2, ROOM);
			for (int i = 0; i < 5; i++) {
				ResponseEntity<byte[]> answer = told(event("msg-1"));

				assertThat(answer.getStatusCode().value()).isEqualTo(503);
				assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("5");
			}
		}

		assertThat(told(event("msg-1")).getStatusCode().value()).isEqualTo(200);
	}

	@Test
	void refusesTheSameRequestOnceItIsOld() throws Exception {
		this.camel.start();
		MockHttpServletRequest request = event("msg-1");
		this.now = START.plusSeconds(299);
		assertThat(told(request).getStatusCode().value()).isEqualTo(200);

		this.now = START.plusSeconds(301);
		assertThat(told(event("msg-1", START)).getStatusCode().value()).isEqualTo(401);
		assertThat(this.stored).hasSize(1);
	}

	private void store(List<?> notices) {
		if (!this.brokerIsUp) {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "the broker is away", "start it"));
		}
		this.stored.addAll(notices);
	}

	private ResponseEntity<byte[]> told(MockHttpServletRequest request) throws Exception {
		return this.door.told("shop", request);
	}

	private double count(String outcome) {
		return this.meters.counter("serai.hooks", "system", "shop", "outcome", outcome).count();
	}

	private MockHttpServletRequest forged() {
		MockHttpServletRequest request = event("msg-1");
		request.setContent("{\"type\": \"order.paid\", \"data\": {\"key\": \"WX2\"}}".getBytes(StandardCharsets.UTF_8));
		return request;
	}

	private MockHttpServletRequest event(String id) {
		return event(id, this.now);
	}

	private static MockHttpServletRequest event(String id, Instant sent) {
		String body = "{\"type\": \"order.paid\", \"data\": {\"key\": \"WX1\"}}";
		byte[] signed = "%s.%s.%s".formatted(id, sent.getEpochSecond(), body).getBytes(StandardCharsets.UTF_8);
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/hooks/shop");
		request.setContentType("application/json");
		request.setContent(body.getBytes(StandardCharsets.UTF_8));
		request.addHeader("webhook-id", id);
		request.addHeader("webhook-timestamp", Long.toString(sent.getEpochSecond()));
		request.addHeader("webhook-signature", "v1," + Base64.getEncoder()
			.encodeToString(Signatures.hmac("HmacSHA256", SECRET.getBytes(StandardCharsets.UTF_8), List.of(signed))));
		return request;
	}

}
