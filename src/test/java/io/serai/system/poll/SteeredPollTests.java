package io.serai.system.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordValidator;
import io.serai.database.TestDatabase;
import io.serai.mapping.Mappings;
import io.serai.system.ConnectorBed;
import io.serai.system.Home;
import io.serai.system.StillClock;
import io.serai.system.Stub;
import io.serai.system.reading.PolledOperation;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/**
 * A person steers a poll while one of its windows is in work: two pages, told by a cursor
 * that is kept.
 */
class SteeredPollTests {

	private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

	private final StillClock clock = new StillClock("2026-11-22T06:00:00Z");

	private final WireMockServer outside = Stub.start();

	private final TestDatabase database = TestDatabase.h2();

	private final PollPositions positions = new PollPositions(this.database.jdbc(), this.clock);

	private ConnectorBed bed;

	@BeforeEach
	void start() throws Exception {
		Home home = Home.temporary()
			.file("mappings/told-query-to-x/told-query-to-x.jslt", "{\"cursor\": .HubCursor}")
			.file("mappings/status-from-x/status-from-x.jslt",
					"""
							{"source": $system, "key": .id, "version": .t, "updatedAt": .t, "orderSource": "shop", "orderKey": .id, "status": "shipped"}""")
			.file("connectors/x/connector.yaml",
					"""
							connector: x
							title: A system
							signIn: { recipe: none }
							operations:
							  told-orders:
							    { safety: safe, record: order-status, mapping: status-from-x, request: told-query-to-x, items: $.items,
							      next: $.next, hasMore: $.more, keep: cursor, key: $.id, time: $.t }
							""");
		home.kamelet("x", "told-orders", "POST", "/");
		this.bed = new ConnectorBed(home.folder(), Map.of("x.connector", "x", "x.url", this.outside.baseUrl()),
				this.clock);
		this.outside.stubFor(post(urlPathEqualTo("/")).willReturn(okJson(page("A", "1", true))));
		this.outside.stubFor(post(urlPathEqualTo("/")).withRequestBody(matchingJsonPath("$.cursor", equalTo("1")))
			.willReturn(okJson(page("B", "2", false))));
		this.outside.stubFor(post(urlPathEqualTo("/")).withRequestBody(matchingJsonPath("$.cursor", equalTo("2")))
			.willReturn(okJson("{\"items\": [], \"next\": \"2\", \"more\": false}")));
	}

	@AfterEach
	void stop() {
		this.bed.close();
		this.database.close();
		this.outside.stop();
	}

	@Test
	void beginsAnewAfterARewindDuringAWindow() {
		Poll poll = poll((key) -> {
			if (key.equals("A")) {
				this.positions.move("flow", START.minus(Duration.ofHours(1)), "ming");
			}
		});

		poll.window();
		this.outside.resetRequests();
		poll.window();

		this.outside.verify(1,
				postRequestedFor(urlPathEqualTo("/")).withRequestBody(matchingJsonPath("$.cursor", absent())));
	}

	@Test
	void goesOnAtTheLastCursorIfNobodySteers() {
		Poll poll = poll((key) -> {
		});

		poll.window();
		this.outside.resetRequests();
		poll.window();

		this.outside.verify(1,
				postRequestedFor(urlPathEqualTo("/")).withRequestBody(matchingJsonPath("$.cursor", equalTo("2"))));
	}

	@Test
	void pollsOnceMoreIfAskedToDuringAWindow() {
		AtomicReference<PollSchedule> asked = new AtomicReference<>();
		try (PollSchedule schedule = new PollSchedule(poll((key) -> {
			if (key.equals("B")) {
				asked.get().runNow();
			}
		}), Duration.ofHours(1))) {
			asked.set(schedule);

			schedule.start();

			// Longer than a poll waits that got no answer in time from a busy machine.
			Awaitility.await()
				.atMost(Duration.ofMinutes(3))
				.untilAsserted(() -> this.outside.verify(1, postRequestedFor(urlPathEqualTo("/"))
					.withRequestBody(matchingJsonPath("$.cursor", equalTo("2")))));
		}
	}

	private Poll poll(Consumer<String> route) {
		Mappings mappings = this.bed.mappings();
		return new Poll("flow", new PolledOperation("x", "told-orders", START),
				new Poll.Parts(this.bed.systems(), this.positions, mappings, new RecordValidator(), this.clock),
				(record) -> route.accept(((CanonicalRecord) record).key()));
	}

	private static String page(String key, String next, boolean more) {
		return """
				{"items": [{"id": "%s", "t": "2026-11-22T05:10:00Z"}], "next": "%s", "more": %s}""".formatted(key, next,
				more);
	}

}
