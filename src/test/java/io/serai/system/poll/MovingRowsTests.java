package io.serai.system.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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
 * A list that is read by offset or by number of page, 200 rows a page, while somebody
 * works in it. A row that is edited leaves the window, and all later ones move one
 * forward.
 */
class MovingRowsTests {

	private static final StillClock clock = new StillClock("2026-11-22T06:00:00Z");

	private static final PollWindow WINDOW = new PollWindow(Instant.parse("2026-11-22T05:00:00Z"),
			Instant.parse("2026-11-22T06:00:00Z"), false);

	private final MovingRows list = new MovingRows(600, WINDOW.since().plusSeconds(60));

	private ConnectorBed bed;

	private Mappings mappings;

	@BeforeEach
	void start() throws Exception {
		Home home = Home.temporary()
			.file("mappings/list-query-to-x/list-query-to-x.jslt",
					"{\"from\": .HubSince, \"until\": .HubUntil, \"offset\": number(.HubCursor), \"size\": number(.HubLimit)}")
			.file("mappings/page-query-to-x/page-query-to-x.jslt",
					"{\"from\": .HubSince, \"until\": .HubUntil, \"offset\": (number(.HubCursor) - 1) * number(.HubLimit), \"size\": number(.HubLimit)}")
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
							  numbered-orders:
							    { safety: safe, record: order-status, mapping: status-from-x, request: page-query-to-x, items: $.items,
							      paging: page, size: 200, key: $.id, time: $.t }
							  restless-orders:
							    { safety: safe, record: order-status, mapping: status-from-x, request: page-query-to-x, items: $.items,
							      paging: page, size: 10, key: $.edited, time: $.t }
							""");
		home.kamelet("x", "changed-orders", "POST", "/")
			.kamelet("x", "listed-orders", "POST", "/")
			.kamelet("x", "numbered-orders", "POST", "/")
			.kamelet("x", "restless-orders", "POST", "/");
		this.bed = new ConnectorBed(home.folder(), Map.of("x.connector", "x", "x.url", this.list.url()), clock);
		this.mappings = new Mappings(home.folder().resolve("mappings"));
	}

	@AfterEach
	void stop() {
		this.bed.close();
		this.list.close();
	}

	@ParameterizedTest
	@CsvSource({ "1, 0, 50", "1, 0, 6", "1, 150, 200", "1, 0, 200", "2, 0, 395", "2, 300, 400", "1, 0, 600",
			"2, 0, 600" })
	void missesNoRowThatStaysThoughOthersLeaveBetweenTwoPages(int after, int from, int to) {
		Set<String> stay = this.list.ids();
		stay.removeAll(this.list.ids(from, to));
		this.list.leave(after + 1, from, to);
		Set<String> read = new HashSet<>();

		boolean whole = sweep(read).read(WINDOW);

		assertThat(whole).isTrue();
		assertThat(read).containsAll(stay);
	}

	@Test
	void goesBackNoFurtherThanToWhatItHasRead() {
		this.list.leave(3, 0, 50);

		sweep(new HashSet<>()).read(WINDOW);

		assertThat(this.list.calls()).as("pages of 600 rows, and one again").isEqualTo(5);
	}

	@Test
	void readsRowsThatStayOncePerPageAndAFewTwice() {
		List<String> read = new ArrayList<>();

		sweep("changed-orders", read::add).read(WINDOW);

		assertThat(this.list.calls()).isEqualTo(4);
		assertThat(read).hasSize(600 + 3 * 5);
	}

	@Test
	void pollsAShorterWindowWhileRowsMoveFasterThanTheyAreRead() {
		this.list.moveBeforeEach(2, 60);
		Set<String> published = new HashSet<>();
		TestDatabase database = TestDatabase.h2();
		try {
			Poll poll = poll(database, new PolledOperation("x", "changed-orders", WINDOW.since()),
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
		assertThat(published).containsAll(this.list.ids());
	}

	@ParameterizedTest
	@CsvSource({ "2, 0, 1", "2, 150, 200", "2, 0, 200", "4, 0, 395", "4, 300, 400", "2, 0, 600", "4, 0, 600" })
	void missesNoRowOfPagesByNumberWithoutATotal(int call, int from, int to) {
		Set<String> stay = this.list.ids();
		stay.removeAll(this.list.ids(from, to));
		this.list.leave(call, from, to);
		Set<String> read = new HashSet<>();

		boolean whole = sweep("numbered-orders", read::add).read(WINDOW);

		assertThat(whole).isTrue();
		assertThat(read).containsAll(stay);
	}

	@Test
	void looksAtEachPageByNumberOnceMoreAndTakesItOnce() {
		List<String> read = new ArrayList<>();

		sweep("numbered-orders", read::add).read(WINDOW);

		assertThat(this.list.calls()).as("pages 1, 2, 1, 3, 2, 4, 3").isEqualTo(7);
		assertThat(read).hasSize(600);
	}

	@Test
	void takesPagesByNumberOnceWhoseRowsLookDifferentEachTime() {
		this.list.moveBeforeEach(1, 100);
		List<String> read = new ArrayList<>();

		boolean whole = sweep("numbered-orders", read::add).read(WINDOW);

		assertThat(whole).isTrue();
		assertThat(this.list.calls()).isEqualTo(7);
		assertThat(read).hasSize(600);
	}

	@Test
	void asksForLessWhilePagesByNumberMoveFasterThanTheyAreRead() {
		this.list.leaveBeforeEach(2, 100);

		assertThat(sweep("numbered-orders", (name) -> {
		}).read(WINDOW)).isFalse();
	}

	@Test
	void saysThatRowsMoveOrLookDifferentIfNoWindowIsShortEnough() {
		this.list.moveBeforeEach(1, 2000);
		TestDatabase database = TestDatabase.h2();
		try {
			Poll poll = poll(database, new PolledOperation("x", "restless-orders", WINDOW.since().plusSeconds(150)),
					(record) -> {
					});

			assertThatExceptionOfType(HubException.class).isThrownBy(poll::window)
				.satisfies((ex) -> assertThat(ex.failure().what()).contains("move about, or look different"));
		}
		finally {
			database.close();
		}
	}

	@Test
	void listsEveryDocumentOfADayThoughOthersLeave() {
		Set<String> stay = this.list.ids();
		stay.removeAll(this.list.ids(0, 50));
		this.list.leave(2, 0, 50);
		List<Listed> listed = new ArrayList<>();

		new ConnectorListings(this.bed.systems(), this.mappings, new RecordValidator(), new Masks((text) -> text))
			.read("x", RecordKind.ORDER, WINDOW.since(), WINDOW.until(), () -> true, listed::add);

		assertThat(listed).extracting(Listed::key).containsAll(stay);
	}

	@Test
	void findsARecordThatMovedForwardWhileItWasLookedFor() {
		this.list.leave(2, 0, 50);

		assertThat(search().find(order("A0220"))).contains("A0220");
	}

	@Test
	void doesNotSayThatARecordIsNotThereIfRowsMoveTooFast() {
		this.list.moveBeforeEach(2, 60);

		assertThatExceptionOfType(HubException.class).isThrownBy(() -> search().find(order("A0599")))
			.satisfies((ex) -> assertThat(ex.failure().failureClass()).isEqualTo(FailureClass.OUTCOME_UNKNOWN));
	}

	private Sweep sweep(Set<String> read) {
		return sweep("changed-orders", read::add);
	}

	private Sweep sweep(String operation, Consumer<String> read) {
		return new Sweep(this.bed.systems().get("x"), operation, this.mappings, (item) -> {
			read.accept(item.name());
			return Optional.empty();
		}, () -> true, new HashSet<>());
	}

	private Poll poll(TestDatabase database, PolledOperation polled, Consumer<Object> route) {
		return new Poll("flow", polled, new Poll.Parts(this.bed.systems(), new PollPositions(database.jdbc(), clock),
				this.mappings, new RecordValidator(), clock), route);
	}

	private KeySearch search() {
		return new KeySearch(this.bed.systems().get("x"), "changed-orders", Duration.ofDays(1), this.mappings);
	}

	private static CanonicalRecord order(String key) {
		return CanonicalJson.read(RecordKind.ORDER,
				CanonicalJson.tree(Samples.order(key, "1")).put("updatedAt", "2026-11-22T05:05:00Z"));
	}

}
