package io.serai.system.poll;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.database.TestDatabase;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.mapping.Mappings;
import io.serai.system.ConnectorBed;
import io.serai.system.Home;
import io.serai.system.Samples;
import io.serai.system.StillClock;
import io.serai.system.listing.ConnectorListings;
import io.serai.system.listing.Listed;
import io.serai.system.listing.Masks;
import io.serai.system.reading.KeySearch;
import io.serai.system.reading.PollWindow;
import io.serai.system.reading.PolledOperation;
import io.serai.system.reading.Sweep;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A list that is read by offset, 200 rows a page, while somebody works in it. A row that
 * is edited leaves the window, and all later ones move one forward.
 */
class MovingRowsTests {

	private static final StillClock clock = new StillClock("2026-11-22T06:00:00Z");

	private static final PollWindow WINDOW = new PollWindow(Instant.parse("2026-11-22T05:00:00Z"),
			Instant.parse("2026-11-22T06:00:00Z"), false);

	private final List<JsonNode> rows = new ArrayList<>();

	private final Map<Integer, Runnable> before = new HashMap<>();

	private int calls;

	private HttpServer server;

	private ConnectorBed bed;

	private Mappings mappings;

	@BeforeEach
	void start() throws Exception {
		this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
		Home home = Home.temporary()
			.file("mappings/list-query-to-x/list-query-to-x.jslt",
					"{\"from\": .HubSince, \"until\": .HubUntil, \"offset\": number(.HubCursor), \"size\": number(.HubLimit)}")
			.file("mappings/status-from-x/status-from-x.jslt",
					"""
							{"source": $system, "key": .id, "version": .t, "updatedAt": .t, "orderSource": "shop", "orderKey": .id, "status": "shipped"}""")
			.file("mappings/entry-from-x/entry-from-x.jslt",
					"{\"source\": \"shop\", \"id\": .id, \"key\": .id, \"day\": \"2026-11-22\", \"live\": true}")
			.file("connectors/x/connector.yaml",
					"""
							connector: x
							title: A system
							signIn: { recipe: none }
							time: { zone: UTC }
							operations:
							  changed-orders:
							    { safety: safe, record: order-status, mapping: status-from-x, request: list-query-to-x, items: $.items,
							      paging: offset, size: 200, key: $.id, time: $.t }
							  listed-orders:
							    { safety: safe, lists: order, mapping: entry-from-x, request: list-query-to-x, items: $.items,
							      paging: offset, size: 200, find: changed-orders }
							""");
		home.kamelet("x", "changed-orders", "POST", "/").kamelet("x", "listed-orders", "POST", "/");
		String url = "http://127.0.0.1:" + this.server.getAddress().getPort();
		this.bed = new ConnectorBed(home.folder(), Map.of("x.connector", "x", "x.url", url), clock);
		this.mappings = new Mappings(home.folder().resolve("mappings"));
		IntStream.range(0, 600).forEach((i) -> this.rows.add(row(i, i)));
	}

	@AfterEach
	void stop() {
		this.bed.close();
		this.server.stop(0);
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 50", "1, 0, 6", "1, 150, 200", "1, 0, 200", "2, 0, 395", "2, 300, 400", "1, 0, 600",
			"2, 0, 600" })
	void missesNoRowThatStaysThoughOthersLeaveBetweenTwoPages(int after, int from, int to) {
		Set<String> stay = ids();
		this.rows.subList(from, to).forEach((row) -> stay.remove(row.get("id").asText()));
		this.before.put(after + 1, () -> this.rows.subList(from, to).clear());
		Set<String> read = new HashSet<>();

		boolean whole = sweep(read).read(WINDOW);

		assertThat(whole).isTrue();
		assertThat(read).containsAll(stay);
	}

	@Test
	void goesBackNoFurtherThanToWhatItHasRead() {
		this.before.put(3, () -> this.rows.subList(0, 50).clear());

		sweep(new HashSet<>()).read(WINDOW);

		assertThat(this.calls).as("pages of 600 rows, and one again").isEqualTo(5);
	}

	@Test
	void readsRowsThatStayOncePerPageAndAFewTwice() {
		List<String> read = new ArrayList<>();
		Sweep sweep = new Sweep(this.bed.systems().get("x"), "changed-orders", this.mappings, (item) -> {
			read.add(item.name());
			return Optional.empty();
		}, () -> true, new HashSet<>());

		sweep.read(WINDOW);

		assertThat(this.calls).isEqualTo(4);
		assertThat(read).hasSize(600 + 3 * 5);
	}

	@Test
	void pollsAShorterWindowWhileRowsMoveFasterThanTheyAreRead() {
		IntStream.range(2, 60)
			.forEach((call) -> this.before.put(call, () -> this.rows.replaceAll((row) -> moved(row, call))));
		Set<String> published = new HashSet<>();
		TestDatabase database = TestDatabase.h2();
		try {
			Poll poll = new Poll("flow", new PolledOperation("x", "changed-orders", WINDOW.since()),
					new Poll.Parts(this.bed.systems(), new PollPositions(database.jdbc(), clock), this.mappings,
							new RecordValidator(), clock),
					(record) -> published.add(((CanonicalRecord) record).key()));

			boolean more = poll.window();

			assertThat(more).isTrue();
			assertThat(poll.positions().find("flow").orElseThrow().watermark()).isBefore(WINDOW.until());
			while (more) {
				more = poll.window();
			}
		}
		finally {
			database.close();
		}
		assertThat(published).containsAll(ids());
	}

	@Test
	void listsEveryDocumentOfADayThoughOthersLeave() {
		Set<String> stay = ids();
		this.rows.subList(0, 50).forEach((row) -> stay.remove(row.get("id").asText()));
		this.before.put(2, () -> this.rows.subList(0, 50).clear());
		List<Listed> listed = new ArrayList<>();

		new ConnectorListings(this.bed.systems(), this.mappings, new RecordValidator(), new Masks((text) -> text))
			.read("x", RecordKind.ORDER, WINDOW.since(), WINDOW.until(), () -> true, listed::add);

		assertThat(listed).extracting(Listed::key).containsAll(stay);
	}

	@Test
	void findsARecordThatMovedForwardWhileItWasLookedFor() {
		this.before.put(2, () -> this.rows.subList(0, 50).clear());

		assertThat(search().find(order("A0220"))).contains("A0220");
	}

	@Test
	void doesNotSayThatARecordIsNotThereIfRowsMoveTooFast() {
		IntStream.range(2, 60)
			.forEach((call) -> this.before.put(call, () -> this.rows.replaceAll((row) -> moved(row, call))));

		assertThatExceptionOfType(HubException.class).isThrownBy(() -> search().find(order("A0599")))
			.satisfies((ex) -> assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN));
	}

	private void answer(HttpExchange exchange) throws IOException {
		JsonNode asked = CanonicalJson.readTree(exchange.getRequestBody().readAllBytes());
		this.calls++;
		this.before.getOrDefault(this.calls, () -> {
		}).run();
		List<JsonNode> page = this.rows.stream()
			.filter((row) -> isBetween(row, asked))
			.skip(asked.get("offset").asInt())
			.limit(asked.get("size").asInt())
			.toList();
		byte[] body = CanonicalJson.mapper().writeValueAsString(Map.of("items", page)).getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static boolean isBetween(JsonNode row, JsonNode asked) {
		Instant moment = Instant.parse(row.get("t").asText());
		return !moment.isBefore(Instant.parse(asked.get("from").asText()))
				&& !moment.isAfter(Instant.parse(asked.get("until").asText()));
	}

	private static JsonNode row(int number, int seconds) {
		return CanonicalJson.mapper()
			.createObjectNode()
			.put("id", "A%04d".formatted(number))
			.put("t", WINDOW.since().plusSeconds(60L + seconds).toString());
	}

	/** Edited, but its place in the list is the same. */
	private static JsonNode moved(JsonNode row, int times) {
		return CanonicalJson.mapper()
			.createObjectNode()
			.put("id", row.get("id").asText())
			.put("t", row.get("t").asText())
			.put("edited", times);
	}

	private Set<String> ids() {
		return this.rows.stream().map((row) -> row.get("id").asText()).collect(Collectors.toCollection(HashSet::new));
	}

	private Sweep sweep(Set<String> read) {
		return new Sweep(this.bed.systems().get("x"), "changed-orders", this.mappings, (item) -> {
			read.add(item.name());
			return Optional.empty();
		}, () -> true, new HashSet<>());
	}

	private KeySearch search() {
		return new KeySearch(this.bed.systems().get("x"), "changed-orders", Duration.ofDays(1), this.mappings);
	}

	private static CanonicalRecord order(String key) {
		return CanonicalJson.read(RecordKind.ORDER,
				CanonicalJson.tree(Samples.order(key, "1")).put("updatedAt", "2026-11-22T05:05:00Z"));
	}

}
