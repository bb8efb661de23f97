package io.serai.system.backfill;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.canonical.OfOrder;
import io.serai.canonical.Order;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.system.ConnectorTest;
import io.serai.system.Stub;
import io.serai.system.backfill.BackfillRefusedException.Reason;
import io.serai.system.poll.Poll;
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
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * What a backfill fetches, against connectors {@code rest-erp} (no end of a stretch, a
 * window of 30 d) and {@code rest-shop} (single orders).
 */
@ConnectorTest
class BackfillTests {

	private static final WireMockServer erp = Stub.start();

	private static final Instant SINCE = Instant.parse("2025-11-01T00:00:00Z");

	private static final Instant UNTIL = Instant.parse("2025-11-22T05:30:00Z");

	private static final PolledOperation ORDERS = PolledOperation.of("erp", "changed-orders");

	private final String flow = "flow-" + UUID.randomUUID();

	private final List<Object> published = Collections.synchronizedList(new ArrayList<>());

	private final Set<String> known = new TreeSet<>();

	private final CountDownLatch stop = new CountDownLatch(1);

	private final BackfillTable table;

	private final JdbcTemplate jdbc;

	private final Poll.Parts parts;

	private final Backfills backfills;

	@Autowired
	BackfillTests(JdbcTemplate jdbc, Poll.Parts parts, Backfills backfills) {
		this.jdbc = jdbc;
		this.parts = parts;
		this.backfills = backfills;
		this.table = new BackfillTable(jdbc, Clock.systemUTC());
	}

	@DynamicPropertySource
	static void system(DynamicPropertyRegistry registry) {
		for (String name : List.of("erp", "shop")) {
			registry.add("serai.systems." + name + ".connector", () -> "rest-" + name);
			registry.add("serai.systems." + name + ".url", erp::baseUrl);
			registry.add("serai.systems." + name + ".token", () -> "key");
		}
	}

	@AfterAll
	static void close() {
		erp.stop();
	}

	@BeforeEach
	void reset() {
		erp.resetAll();
	}

	@Test
	void bringsWhatChangedInTheStretchAndCountsWhatTheHubHad() {
		page("2025-11-01T00:00:00Z", item("A", "05:10:00"), item("B", "05:20:00"), item("younger", "05:40:00"),
				item("C", "05:25:00").replace("shipped", "frozen"));
		this.known.add("A");

		Backfill done = run(stretch(false));

		assertThat(done.state()).isEqualTo(Backfill.State.DONE);
		assertThat(done.counts()).isEqualTo(new Backfill.Counts(1, 1, 1));
		assertThat(done.percent()).isEqualTo(100);
		assertThat(this.published).hasSize(3).last().isInstanceOf(RejectedRecord.class);
		assertThat(keys()).containsExactly("A", "B");
	}

	@Test
	void aDryRunPublishesNothing() {
		page("2025-11-01T00:00:00Z", item("A", "05:10:00"), item("B", "05:20:00"));

		Backfill done = run(stretch(true));

		assertThat(done.counts()).isEqualTo(new Backfill.Counts(2, 0, 0));
		assertThat(this.published).isEmpty();
	}

	@Test
	void leavesThePollWhereItIs() {
		page("2025-11-01T00:00:00Z", item("A", "05:10:00"));
		this.parts.positions().open(this.flow, "erp", "changed-orders", UNTIL);

		run(stretch(false));

		assertThat(this.parts.positions().find(this.flow).orElseThrow().watermark()).isEqualTo(UNTIL);
	}

	@Test
	void goesOnAfterTheLastWholeStep() {
		BackfillRequest asked = new BackfillRequest(this.flow, Instant.parse("2025-09-20T00:00:00Z"), UNTIL, List.of(),
				false, 1000, "test");
		String id = this.table.add(asked, "ming");
		page("2025-09-20T00:00:00Z", item("A", "05:10:00"));
		erp.stubFor(get(urlPathEqualTo("/sales-orders")).withQueryParam("changedSince", equalTo("2025-10-20T00:00:00Z"))
			.willReturn(serverError()));
		assertThatExceptionOfType(HubException.class).isThrownBy(() -> run(id, this.table, this.published::add));
		assertThat(find(id).reached()).isEqualTo("2025-10-20T00:00:00Z");
		assertThat(find(id).percent()).isBetween(40, 60);
		this.table.release(id);
		erp.resetAll();
		page("2025-10-20T00:00:00Z", item("B", "05:20:00"));
		page("2025-11-19T00:00:00Z", item("C", "05:25:00"));

		run(id, new BackfillTable(this.jdbc, Clock.systemUTC()), this.published::add);

		assertThat(keys()).containsExactly("A", "B", "C");
		assertThat(find(id).counts().came()).isEqualTo(3);
		assertThat(find(id).state()).isEqualTo(Backfill.State.DONE);
	}

	@Test
	void onlyOneNodeCarriesItOutAndAnotherTakesOverOnceThatIsGone() {
		String id = this.table.add(stretch(false), "ming");
		Instant now = Instant.now();
		BackfillTable first = new BackfillTable(this.jdbc, Clock.fixed(now, ZoneOffset.UTC));
		BackfillTable second = new BackfillTable(this.jdbc, Clock.fixed(now.plusSeconds(50), ZoneOffset.UTC));
		BackfillTable later = new BackfillTable(this.jdbc, Clock.fixed(now.plusSeconds(70), ZoneOffset.UTC));

		assertThat(first.lease(id, 0)).isTrue();
		assertThat(second.lease(id, 0)).isFalse();
		assertThatExceptionOfType(BackfillEndedException.class).isThrownBy(() -> run(id, second, this.published::add));
		assertThat(later.lease(id, 0)).isTrue();
		assertThat(first.lease(id, 0)).isFalse();
	}

	@Test
	void endsWhenItIsCancelledAndWhatCameStays() {
		page("2025-11-01T00:00:00Z", many(40));
		String id = this.table.add(new BackfillRequest(this.flow, SINCE, UNTIL, List.of(), false, 10, "test"), "ming");

		assertThatExceptionOfType(BackfillEndedException.class).isThrownBy(() -> run(id, this.table, (record) -> {
			this.published.add(record);
			this.table.cancel(id, "li");
		}));

		assertThat(this.published).hasSizeBetween(1, 39);
		assertThat(find(id).state()).isEqualTo(Backfill.State.CANCELLED);
		assertThat(find(id).endedBy()).isEqualTo("li");
		assertThat(this.table.cancel(id, "li")).isFalse();
	}

	@Test
	void bringsNoMoreInASecondThanItMay() {
		page("2025-11-01T00:00:00Z", many(6));
		List<Long> at = new ArrayList<>();
		String id = this.table.add(new BackfillRequest(this.flow, SINCE, UNTIL, List.of(), false, 20, "test"), "ming");

		run(id, this.table, (record) -> at.add(System.nanoTime()));

		assertThat(Duration.ofNanos(at.getLast() - at.getFirst())).as("five pauses of a twentieth of a second")
			.isGreaterThanOrEqualTo(Duration.ofMillis(240));
	}

	@Test
	void aFlowHasOneAtATime() {
		this.table.add(stretch(true), "ming");

		assertThatExceptionOfType(BackfillRefusedException.class).isThrownBy(() -> this.table.add(stretch(true), "li"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.RUNS_ALREADY));
	}

	@Test
	void readsSingleOrdersByIdAndTellsWhichAreGone() {
		erp.stubFor(get(urlPathEqualTo("/orders/WX1")).willReturn(Stub.answer("rest-shop/find-order.success")));
		erp.stubFor(get(urlPathEqualTo("/orders/WX2")).willReturn(Stub.answer("rest-shop/find-order.not-found")));
		BackfillRequest asked = new BackfillRequest(this.flow, null, null, IdList.read("WX1..WX2"), false, 100, "test");
		String id = this.table.add(asked, "ming");

		new BackfillRun(find(id), PolledOperation.of("shop", "changed-orders"), this.parts, this.table,
				(record) -> false, this.published::add, this.stop)
			.run();

		assertThat(this.published.getFirst()).isInstanceOf(Order.class);
		assertThat(this.published.getLast()).isInstanceOfSatisfying(RejectedRecord.class,
				(gone) -> assertThat(gone.key()).isEqualTo("WX2"));
		assertThat(find(id).idsDone()).isEqualTo(2);
	}

	@Test
	void aRunningFlowCarriesItOutByItself() {
		page("2025-11-01T00:00:00Z", item("A", "05:10:00"));
		this.backfills.started(this.flow, PolledOperation.of("erp", "changed-shipments"), this.published::add);
		BackfillRequest one = new BackfillRequest(this.flow, null, null, List.of("A"), true, 10, "why");
		assertThatExceptionOfType(BackfillRefusedException.class).isThrownBy(() -> this.backfills.start(one, "ming"))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.NO_IDS));
		this.backfills.started(this.flow, ORDERS, this.published::add);
		String id = this.backfills.start(stretch(false), "ming");

		await().atMost(Duration.ofSeconds(15)).until(() -> find(id).state() == Backfill.State.DONE);
		assertThat(keys()).containsExactly("A");
		assertThat(this.backfills.latest(this.flow, 5)).singleElement()
			.satisfies((last) -> assertThat(last.by()).isEqualTo("ming"));
		this.backfills.stopped(this.flow);
	}

	@Test
	void tellsAFaultOfTheHubInsteadOfRunningIntoItUnseen() {
		page("2025-11-01T00:00:00Z", item("A", "05:10:00"));
		this.backfills.started(this.flow, ORDERS, (record) -> {
			throw new IllegalStateException("a fault");
		});
		String id = this.backfills.start(stretch(false), "ming");

		await().untilAsserted(() -> assertThat(find(id).problem()).contains("IllegalStateException"));
		this.backfills.stopped(this.flow);
	}

	private Backfill run(BackfillRequest asked) {
		String id = this.table.add(asked, "ming");
		run(id, this.table, this.published::add);
		return find(id);
	}

	private void run(String id, BackfillTable node, Consumer<Object> route) {
		new BackfillRun(find(id), ORDERS, this.parts, node,
				(record) -> this.known.contains(((OfOrder) record).orderKey()), route, this.stop)
			.run();
	}

	private BackfillRequest stretch(boolean dryRun) {
		return new BackfillRequest(this.flow, SINCE, UNTIL, List.of(), dryRun, 1000, "test");
	}

	private Backfill find(String id) {
		return this.table.find(id).orElseThrow();
	}

	private static String[] many(int number) {
		return IntStream.range(0, number).mapToObj((i) -> item("N" + i, "05:10:00")).toArray(String[]::new);
	}

	private static String item(String reference, String time) {
		return """
				{"id": 1, "number": "SO-1", "reference": "%s", "source": "shop", "status": "shipped",
				 "updatedAt": "2025-11-22T%sZ"}""".formatted(reference, time);
	}

	private static void page(String since, String... items) {
		erp.stubFor(get(urlPathEqualTo("/sales-orders")).withQueryParam("changedSince", equalTo(since))
			.willReturn(okJson("{\"items\": [%s]}".formatted(String.join(",", items)))));
	}

	private List<String> keys() {
		return this.published.stream().filter(OfOrder.class::isInstance).map((o) -> ((OfOrder) o).orderKey()).toList();
	}

}
