package io.serai.system.poll;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordValidator;
import io.serai.database.TestDatabase;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.mapping.Mappings;
import io.serai.system.ConnectorBed;
import io.serai.system.Home;
import io.serai.system.StillClock;
import io.serai.system.Stub;
import io.serai.system.reading.PollWindow;
import io.serai.system.reading.PolledItem;
import io.serai.system.reading.PolledOperation;
import io.serai.system.reading.Sweep;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The ways in which outside systems give out what changed. The operation's name says the
 * way; an item is {@code {"id": ..., "t": local time}}.
 */
class SweepTests {

	private static final WireMockServer outside = Stub.start();

	private static final StillClock clock = new StillClock("2026-11-22T06:00:00Z");

	private static final PollWindow WINDOW = new PollWindow(Instant.parse("2026-11-22T05:00:00Z"),
			Instant.parse("2026-11-22T06:00:00Z"), false);

	private static TestDatabase database;

	private static Home home;

	private static ConnectorBed bed;

	private final List<Object> taken = new ArrayList<>();

	@BeforeAll
	static void start() throws Exception {
		home = Home.temporary()
			.file("mappings/list-query-to-x/list-query-to-x.jslt",
					"{\"from\": .HubSince, \"to\": .HubUntil, \"page\": .HubCursor}")
			.file("mappings/detail-query-to-x/detail-query-to-x.jslt", "{\"order_id\": if (is-object(.)) .id else .}")
			.file("mappings/status-from-x/status-from-x.jslt",
					"""
							if (.gone) null else if (.several) [for (.several) {"source": $system, "key": ., "updatedAt": "2026-11-22T05:01:00Z",
							 "orderSource": "shop", "status": "shipped"}] else
							{"source": $system, "key": .id, "updatedAt": iso-from-local(fallback(.t, $listed.t), "Asia/Shanghai", "yyyy-MM-dd HH:mm:ss"),
							 "orderSource": "shop", "status": "shipped", "fulfillmentStatus": "fulfilled"}""")
			.file("connectors/x/connector.yaml", """
					connector: x
					title: A system
					signIn: { recipe: none }
					time: { zone: "{zone}" }
					options: { zone: { description: Zone, default: Asia/Shanghai } }
					operations:
					  read-one: { safety: safe, request: detail-query-to-x }
					""" + list("by-page", "paging: page") + list("backwards", "paging: reverse")
					+ list("by-link", "paging: link, next: $.next")
					+ list("by-cursor", "paging: cursor, next: $.next, hasMore: $.more")
					+ list("halved", "paging: page, pages: 2") + list("singly", "paging: none, detail: read-one")
					+ list("once", "paging: none, detail: read-one, once: true"));
		for (String operation : List.of("by-page", "backwards", "by-link", "by-cursor", "halved", "singly", "once",
				"read-one")) {
			home.kamelet("x", operation, "POST", "/" + operation);
		}
		bed = new ConnectorBed(home.folder(), Map.of("x.connector", "x", "x.url", outside.baseUrl()), clock);
		database = TestDatabase.h2();
	}

	@AfterAll
	static void stop() {
		bed.close();
		database.close();
		outside.stop();
	}

	@BeforeEach
	void reset() {
		outside.resetAll();
	}

	@Test
	void readsPagesByNumberAndTellsTheWindowInTheSystemsOwnTime() {
		page("by-page", "1", okJson("{\"total\": 3, \"items\": [%s, %s]}".formatted(item("A", 1), item("B", 1))));
		page("by-page", "2", okJson("{\"total\": 3, \"items\": [%s]}".formatted(item("C", 1))));

		assertThat(sweep("by-page").read(WINDOW)).isTrue();

		assertThat(keys()).containsExactly("A", "B", "C");
		outside.verify(1, postRequestedFor(urlPathEqualTo("/by-page")).withRequestBody(
				equalToJson("{\"from\": \"2026-11-22 13:00:00\", \"to\": \"2026-11-22 14:00:00\", \"page\": \"1\"}")));
	}

	@Test
	void readsAgainWhatShrankWhileItWasRead() {
		page("by-page", "1", okJson("{\"total\": 3, \"items\": [%s, %s]}".formatted(item("A", 1), item("B", 1))));
		page("by-page", "2", okJson("{\"total\": 2, \"items\": []}"));

		assertThatExceptionOfType(HubException.class).isThrownBy(() -> sweep("by-page").read(WINDOW))
			.withMessageContaining("rows left the list");
	}

	@Test
	void readsTheLastPageFirst() {
		page("backwards", "1", okJson("{\"total\": 3, \"items\": [%s, %s]}".formatted(item("A", 3), item("B", 2))));
		page("backwards", "2", okJson("{\"total\": 3, \"items\": [%s]}".formatted(item("C", 1))));

		assertThat(sweep("backwards").read(WINDOW)).isTrue();

		assertThat(keys()).containsExactly("C", "A", "B");
	}

	@Test
	void followsTheAddressOfTheNextPageOnTheSameHostOnly() {
		outside.stubFor(post(urlPathEqualTo("/by-link"))
			.willReturn(okJson("{\"items\": [%s], \"next\": \"%s/more?$skiptoken=a%%2Fb\"}".formatted(item("A", 1),
					outside.baseUrl()))));
		outside.stubFor(post(urlPathEqualTo("/more")).withQueryParam("$skiptoken", equalTo("a/b"))
			.willReturn(okJson("{\"items\": [%s], \"next\": \"https://evil.example/x\"}".formatted(item("B", 1)))));

		assertThatExceptionOfType(HubException.class).isThrownBy(() -> sweep("by-link").read(WINDOW))
			.withMessageContaining("on another host");

		assertThat(keys()).containsExactly("A", "B");
	}

	@Test
	void believesTheSystemThatThereIsNoMore() {
		outside.stubFor(post(urlPathEqualTo("/by-cursor"))
			.willReturn(okJson("{\"items\": [%s], \"next\": \"k1\", \"more\": true}".formatted(item("A", 1)))));
		page("by-cursor", "k1", okJson("{\"next\": \"k2\", \"more\": false}"));

		assertThat(sweep("by-cursor").read(WINDOW)).isTrue();

		assertThat(keys()).containsExactly("A");
	}

	@Test
	void readsEachListedIdSinglyAndRejectsTheOneThatIsRefused() {
		outside.stubFor(post(urlPathEqualTo("/singly")).willReturn(okJson("{\"items\": [\"A\", \"B\"]}")));
		outside.stubFor(post(urlPathEqualTo("/read-one")).withRequestBody(matchingJsonPath("$.order_id", equalTo("A")))
			.willReturn(okJson(item("A", 1))));
		outside.stubFor(post(urlPathEqualTo("/read-one")).withRequestBody(matchingJsonPath("$.order_id", equalTo("B")))
			.willReturn(okJson("{}").withStatus(404)));

		poll("singly", "2026-11-22T05:00:00Z").window();

		assertThat(((CanonicalRecord) this.taken.getFirst()).key()).isEqualTo("A");
		assertThat(((RejectedRecord) this.taken.getLast()).key()).isEqualTo("B");
	}

	@Test
	void halvesAWindowUntilItFitsAndMovesNoFurtherThanWhatWasRead() {
		outside.stubFor(post(urlPathEqualTo("/halved"))
			.willReturn(okJson("{\"total\": 9, \"items\": [%s, %s]}".formatted(item("A", 1), item("B", 1)))));
		outside.stubFor(post(urlPathEqualTo("/halved"))
			.withRequestBody(matchingJsonPath("$.to", equalTo("2026-11-22 13:15:00")))
			.willReturn(okJson("{\"total\": 1, \"items\": [%s]}".formatted(item("A", 1)))));
		Poll poll = poll("halved", "2026-11-22T05:00:00Z");

		boolean more = poll.window();

		assertThat(more).isTrue();
		assertThat(this.taken).hasSize(1);
		assertThat(poll.positions().find(poll.flow()).orElseThrow().watermark()).isEqualTo("2026-11-22T05:15:00Z");
	}

	@Test
	void skipsWhatHasNothingToTellAndGoesOn() {
		outside.stubFor(post(urlPathEqualTo("/backwards")).willReturn(okJson(
				"{\"total\": 2, \"items\": [{\"id\": \"A\", \"gone\": true, \"t\": \"2026-11-22 13:30:00\"}]}")));
		Poll poll = poll("backwards", "2026-11-22T05:00:00Z");

		poll.window();

		assertThat(this.taken).isEmpty();
		assertThat(poll.positions().find(poll.flow()).orElseThrow().watermark()).isEqualTo("2026-11-22T05:30:00Z");
	}

	@Test
	void readsARowAgainOnlyWhenTheListTellsAnotherState() {
		outside.stubFor(post(urlPathEqualTo("/read-one")).willReturn(okJson(item("A", 1))));
		Poll poll = poll("once", "2026-11-22T04:58:00Z");
		for (String state : List.of("open", "open", "over")) {
			outside.stubFor(post(urlPathEqualTo("/once"))
				.willReturn(okJson("{\"items\": [{\"id\": \"A\", \"state\": \"%s\"}]}".formatted(state))));
			poll.window();
		}

		outside.verify(2, postRequestedFor(urlPathEqualTo("/read-one")));
	}

	@Test
	void tellsALevelThatComesBackByTheMomentThatWasListed() {
		outside.stubFor(post(urlPathEqualTo("/singly"))
			.willReturn(okJson("{\"items\": [%s, %s, %s]}".formatted(item("A", 1), item("A", 2), item("A", 2)))));
		outside.stubFor(post(urlPathEqualTo("/read-one")).willReturn(okJson("{\"id\": \"A\"}")));

		poll("singly", "2026-11-22T04:59:00Z").window();

		assertThat(this.taken).extracting((record) -> ((CanonicalRecord) record).updatedAt().toString())
			.containsExactly("2026-11-22T05:01:00Z", "2026-11-22T05:02:00Z");
	}

	@Test
	void asksOnceForWhatTheItemsOfAPageAskAlike() {
		outside.stubFor(post(urlPathEqualTo("/singly"))
			.willReturn(okJson("{\"items\": [%s, %s, %s]}".formatted(item("A", 1), item("A", 2), item("B", 2)))));
		outside.stubFor(post(urlPathEqualTo("/read-one")).willReturn(okJson("{\"id\": \"A\"}")));

		poll("singly", "2026-11-22T04:57:00Z").window();

		outside.verify(2, postRequestedFor(urlPathEqualTo("/read-one")));
		assertThat(this.taken).hasSize(3);
	}

	@Test
	void tellsSeveralRecordsOfOneItem() {
		outside.stubFor(post(urlPathEqualTo("/backwards"))
			.willReturn(okJson("{\"total\": 1, \"items\": [{\"id\": \"A\", \"several\": [\"A@1\", \"A@2\"]}]}")));
		Poll poll = poll("backwards", "2026-11-22T04:56:00Z");

		poll.window();
		poll.window();

		assertThat(this.taken).extracting((record) -> ((CanonicalRecord) record).key()).containsExactly("A@1", "A@2");
	}

	private static String list(String operation, String paging) {
		return """
				%s:
				  { safety: safe, record: order-status, mapping: status-from-x, request: list-query-to-x, items: $.items,
				    size: 2, total: $.total, format: "yyyy-MM-dd HH:mm:ss", key: $.id, time: $.t, overlap: 60s, %s }
				"""
			.formatted(operation, paging)
			.indent(2);
	}

	private static void page(String operation, String number, ResponseDefinitionBuilder answer) {
		outside
			.stubFor(post(urlPathEqualTo("/" + operation)).withRequestBody(matchingJsonPath("$.page", equalTo(number)))
				.willReturn(answer));
	}

	private static String item(String id, int minute) {
		return "{\"id\": \"%s\", \"t\": \"2026-11-22 13:0%d:00\"}".formatted(id, minute);
	}

	private Sweep sweep(String operation) {
		return new Sweep(bed.systems().get("x"), operation, new Mappings(home.folder().resolve("mappings")), (item) -> {
			this.taken.add(item);
			return Optional.empty();
		}, () -> true, new HashSet<>());
	}

	private Poll poll(String operation, String since) {
		PolledOperation polled = new PolledOperation("x", operation, Instant.parse(since));
		return new Poll("flow-%s since %s".formatted(operation, since), polled,
				new Poll.Parts(bed.systems(), new PollPositions(database.jdbc(), clock),
						new Mappings(home.folder().resolve("mappings")), new RecordValidator(), clock),
				this.taken::add);
	}

	private List<String> keys() {
		return this.taken.stream().map((item) -> ((PolledItem) item).name()).toList();
	}

}
