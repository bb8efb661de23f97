package io.serai.system.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.canonical.OfOrder;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.system.ConnectorTest;
import io.serai.system.Stub;
import io.serai.system.reading.PolledOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * How a poll moves through time, against connector {@code rest-erp}, whose overlap is 5 s
 * and whose window is 30 d.
 */
@ConnectorTest
class PollTests {

	private static final WireMockServer erp = Stub.start();

	private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

	private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

	private final String flow = "flow-" + UUID.randomUUID();

	private final List<Object> published = new ArrayList<>();

	@Autowired
	private Poll.Parts parts;

	@Autowired
	private JdbcTemplate jdbc;

	@DynamicPropertySource
	static void system(DynamicPropertyRegistry registry) {
		registry.add("serai.systems.erp.connector", () -> "rest-erp");
		registry.add("serai.systems.erp.url", erp::baseUrl);
		registry.add("serai.systems.erp.token", () -> "key");
	}

	@AfterAll
	static void stop() {
		erp.stop();
	}

	@BeforeEach
	void reset() {
		erp.resetAll();
	}

	@Test
	void takesEveryItemOfEveryPageThoughTheirTimesAreEqual() {
		page("", "2", item("A", "05:10:00"), item("B", "05:10:00"));
		page("2", null, item("C", "05:10:00"), item("D", "05:20:00"));

		poll(NOW).window();

		assertThat(keys()).containsExactly("A", "B", "C", "D");
		assertThat(watermark()).isEqualTo("2026-11-22T05:20:00Z");
	}

	@Test
	void looksAgainAtTheOverlapAndTakesOnlyWhatIsNew() {
		page("", null, item("A", "05:10:00"));
		Poll poll = poll(NOW);
		poll.window();
		erp.resetAll();
		page("", null, item("A", "05:10:00"), item("B", "05:10:00"));

		poll.window();

		assertThat(keys()).containsExactly("A", "B");
		erp.verify(getRequestedFor(urlPathEqualTo("/sales-orders")).withQueryParam("changedSince",
				equalTo("2026-11-22T05:09:55Z")));
	}

	@Test
	void doesNotMoveWhenTheSystemFailsInTheMiddle() {
		page("", "1", item("A", "05:10:00"));
		erp.stubFor(
				get(urlPathEqualTo("/sales-orders")).withQueryParam("cursor", equalTo("1")).willReturn(serverError()));
		Poll poll = poll(NOW);

		assertThatExceptionOfType(HubException.class).isThrownBy(poll::window);
		assertThat(watermark()).isEqualTo(START);
		page("1", null, item("B", "05:20:00"));
		poll.window();

		assertThat(keys()).containsExactly("A", "B");
		assertThat(watermark()).isEqualTo("2026-11-22T05:20:00Z");
	}

	@Test
	void handsAnItemDownAsRejectedThatCannotBeMapped() {
		page("", null, item("A", "05:10:00").replace("shipped", "frozen"), item("B", "05:20:00"));

		poll(NOW).window();

		assertThat(this.published).hasSize(2);
		assertThat(this.published.getFirst()).isInstanceOfSatisfying(RejectedRecord.class, (rejected) -> {
			assertThat(rejected.key()).isEqualTo("A@shop");
			assertThat(rejected.kind()).isEqualTo("order-status");
			assertThat(rejected.failure().failureClass()).isEqualTo(FailureClass.INVALID_DATA);
			assertThat(rejected.failure().what()).contains("status");
		});
		assertThat(watermark()).isEqualTo("2026-11-22T05:20:00Z");
	}

	@Test
	void handsAnItemDownAsRejectedThatTheRouteRefuses() {
		page("", null, item("A", "05:10:00"));
		List<Object> taken = new ArrayList<>();

		new Poll(this.flow, polled(), at(NOW), (record) -> {
			if (record instanceof OfOrder) {
				throw new HubException(Failure.of(FailureClass.INVALID_DATA, "refused", "mend it"));
			}
			taken.add(record);
		}).window();

		assertThat(taken).singleElement().isInstanceOf(RejectedRecord.class);
	}

	@Test
	void waitsWithTheItemThatTheRouteCannotTakeNow() {
		page("", null, item("A", "05:10:00"));
		Poll poll = new Poll(this.flow, polled(), at(NOW), (record) -> {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "broker", "wait"));
		});

		assertThatExceptionOfType(HubException.class).isThrownBy(poll::window);

		assertThat(watermark()).isEqualTo(START);
	}

	@Test
	void takesEverythingAgainAfterARewind() {
		page("", null, item("A", "05:10:00"));
		Poll poll = poll(NOW);
		poll.window();
		PollSchedule schedule = new PollSchedule(poll, java.time.Duration.ofHours(1));

		schedule.rewind(START, "ming");
		schedule.close();
		poll(NOW).window();

		assertThat(keys()).hasSizeGreaterThan(1).containsOnly("A");
	}

	@Test
	void catchesUpWindowByWindow() {
		page("", null, new String[0]);
		Poll poll = poll(START.plus(java.time.Duration.ofDays(31)));

		assertThat(poll.window()).isTrue();
		assertThat(watermark()).isEqualTo(START.plus(java.time.Duration.ofDays(30)).minusSeconds(5));
		assertThat(poll.window()).isFalse();
	}

	@Test
	void neverMovesIntoTheFutureThatAWrongClockTells() {
		page("", null, item("A", "05:10:00").replace("2026-11-22", "2099-01-01"));

		poll(NOW).window();

		assertThat(watermark()).isEqualTo(NOW);
	}

	@Test
	void onlyOneNodePollsAndAnotherTakesOverWhenItsLeaseHasEnded() {
		page("", null, item("A", "05:10:00"));
		PollPositions other = new PollPositions(this.jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
		PollPositions later = new PollPositions(this.jdbc, Clock.fixed(NOW.plusSeconds(121), ZoneOffset.UTC));
		Poll first = poll(NOW, new PollPositions(this.jdbc, Clock.fixed(NOW, ZoneOffset.UTC)));
		Poll second = poll(NOW, other);
		Poll successor = poll(NOW.plusSeconds(121), later);

		first.window();
		second.window();
		assertThat(keys()).as("while the first node lives").containsExactly("A");
		erp.verify(1, getRequestedFor(urlPathEqualTo("/sales-orders")));

		erp.resetAll();
		page("", null, item("B", "05:30:00"));
		successor.window();
		first.window();

		assertThat(keys()).as("after its lease has ended").containsExactly("A", "B");
		erp.verify(1, getRequestedFor(urlPathEqualTo("/sales-orders")).withQueryParam("changedSince",
				equalTo("2026-11-22T05:09:55Z")));
		assertThat(watermark()).isEqualTo("2026-11-22T05:30:00Z");
	}

	@Test
	void aNodeThatStopsHandsItsLeaseOverAtOnce() {
		page("", null, item("A", "05:10:00"));
		PollPositions stopping = new PollPositions(this.jdbc, Clock.fixed(NOW, ZoneOffset.UTC));
		Poll poll = poll(NOW, stopping);
		poll.window();
		stopping.release(this.flow);

		assertThat(new PollPositions(this.jdbc, Clock.fixed(NOW, ZoneOffset.UTC)).lease(this.flow)).isTrue();
		assertThat(stopping.lease(this.flow)).isFalse();
	}

	private static String item(String reference, String time) {
		return """
				{"id": 9007199254740993, "number": "SO-1", "reference": "%s", "source": "shop", "status": "shipped",
				 "updatedAt": "2026-11-22T%sZ"}""".formatted(reference, time);
	}

	private static void page(String cursor, String next, String... items) {
		String tail = (next != null) ? ", \"nextCursor\": \"%s\"".formatted(next) : "";
		erp.stubFor(get(urlPathEqualTo("/sales-orders")).withQueryParam("cursor", equalTo(cursor))
			.willReturn(okJson("{\"items\": [%s]%s}".formatted(String.join(",", items), tail))));
	}

	private Poll poll(Instant now, PollPositions positions) {
		Poll.Parts parts = at(now);
		return new Poll(this.flow, polled(),
				new Poll.Parts(parts.systems(), positions, parts.mappings(), parts.validator(), parts.clock()),
				this.published::add);
	}

	private Poll poll(Instant now) {
		return new Poll(this.flow, polled(), at(now), this.published::add);
	}

	private static PolledOperation polled() {
		return new PolledOperation("erp", "changed-orders", START);
	}

	private Poll.Parts at(Instant now) {
		return new Poll.Parts(this.parts.systems(), this.parts.positions(), this.parts.mappings(),
				this.parts.validator(), Clock.fixed(now, ZoneOffset.UTC));
	}

	private Instant watermark() {
		return this.parts.positions().find(this.flow).orElseThrow().watermark();
	}

	private List<String> keys() {
		return this.published.stream().map((record) -> ((OfOrder) record).orderKey()).toList();
	}

}
