package io.serai.system;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.CanonicalRecord;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.system.call.Call;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.poll.Poll;
import io.serai.system.poll.PollPositions;
import io.serai.system.reading.PolledOperation;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The connector {@code sql} on real databases.
 */
class SqlConnectorTests {

	private static final StillClock CLOCK = new StillClock("2026-11-22T06:00:00Z");

	private static final Home HOME = Home.of("sql", "row-from-canonical", "row-to-canonical");

	private final List<Object> published = new ArrayList<>();

	private PollPositions positions;

	@OnEachDatabase
	void putsOneRowARecordAndBringsItUpToDate(TestDatabase database) throws Exception {
		table(database, "order_inbox", "TEXT");
		try (ConnectorBed bed = bed(database, Map.of())) {
			ObjectNode order = CanonicalJson.tree(kit("order"));
			save(bed, "order", order);
			save(bed, "order",
					order.put("version", "9007199254740993").put("buyerNote", "'; DROP TABLE order_inbox; --"));

			List<Map<String, Object>> rows = database.jdbc().queryForList("SELECT * FROM order_inbox");
			assertThat(rows).hasSize(1);
			assertThat(rows.getFirst()).containsEntry("record_key", "WX/订单 1")
				.containsEntry("version", "9007199254740993");
			JsonNode record = CanonicalJson.readTree(database.jdbc()
				.queryForObject("SELECT record FROM order_inbox", String.class)
				.getBytes(java.nio.charset.StandardCharsets.UTF_8));
			assertThat(record.at("/total/amount").textValue()).isEqualTo("0.30");
			assertThat(record.at("/lines/0/name").textValue()).isEqualTo("绿茶");
			assertThat(record.at("/buyerNote").textValue()).contains("DROP TABLE");
		}
	}

	@OnEachDatabase
	void aRowThatWasWrittenBeforeTheAnswerWasLostIsThereOnce(TestDatabase database) throws Exception {
		table(database, "stock_inbox", "TEXT");
		try (ConnectorBed bed = bed(database, Map.of())) {
			save(bed, "stock", CanonicalJson.tree(kit("stock")));
			save(bed, "stock", CanonicalJson.tree(kit("stock")));

			assertThat(count(database, "stock_inbox")).isOne();
		}
	}

	@OnEachDatabase
	void everyOperationReachesItsTable(TestDatabase database) throws Exception {
		try (ConnectorBed bed = bed(database, Map.of())) {
			for (String kind : List.of("customer", "shipment", "stock", "order")) {
				table(database, kind + "_inbox", "TEXT");
				database.jdbc().execute("ALTER TABLE %s_inbox ADD COLUMN note VARCHAR(10)".formatted(kind));
				save(bed, kind, CanonicalJson.tree(kit(kind)));
				database.jdbc().execute("ALTER TABLE %1$s_inbox RENAME TO %1$s_outbox".formatted(kind));
			}

			for (String changed : List.of("customers", "shipments", "stock", "orders")) {
				poll(bed, database, "changed-" + changed).window();
			}

			assertThat(this.published).extracting((record) -> ((CanonicalRecord) record).kind())
				.containsExactly(RecordKind.CUSTOMER, RecordKind.SHIPMENT, RecordKind.STOCK, RecordKind.ORDER);
			assertThat(((CanonicalRecord) this.published.getLast()).key()).isEqualTo("WX/订单 1");
		}
	}

	@OnEachDatabase
	void equalTimesAtAPageBoundaryLoseNothing(TestDatabase database) throws Exception {
		table(database, "order_outbox", "TEXT");
		for (int i = 0; i < 7; i++) {
			outbox(database, "K" + i, "2026-11-22T05:10:00Z", "paid");
		}
		try (ConnectorBed bed = bed(database, Map.of("size", "2"))) {
			Poll poll = poll(bed, database, "changed-orders");
			poll.window();
			poll.window();

			assertThat(this.published).extracting((record) -> ((CanonicalRecord) record).key())
				.containsExactly("K0", "K1", "K2", "K3", "K4", "K5", "K6");
		}
	}

	@OnEachDatabase
	void readsAnOutboxByAnIdThatOnlyGrows(TestDatabase database) throws Exception {
		database.jdbc().execute("CREATE TABLE stock_outbox (id BIGINT PRIMARY KEY, record TEXT NOT NULL)");
		level(database, 1, "A");
		level(database, 9007199254740993L, "B");
		try (ConnectorBed bed = bed(database,
				Map.of("key", "id", "watermark", "id", "keep", "cursor", "size", "1", "itemKey", "$.id"))) {
			poll(bed, database, "changed-stock").window();
			level(database, 9007199254740994L, "C");
			poll(bed, database, "changed-stock").window();
			Poll again = poll(bed, database, "changed-stock");
			again.window();

			assertThat(keys()).containsExactly("A@WH", "B@WH", "C@WH");
			again.positions().move(again.flow(), Instant.EPOCH, "wang");
			again.forget();
			again.window();
			assertThat(keys()).as("rewound, it begins anew").hasSize(6);
		}
		try (ConnectorBed bed = bed(database, Map.of("key", "id", "watermark", "id"))) {
			HubException wrong = catchThrowableOfType(HubException.class,
					() -> poll(bed, database, "changed-stock").window());
			assertThat(wrong.failure().what()).contains("keep to cursor");
		}
	}

	@OnEachDatabase
	void anUnknownStateIsKeptForAPerson(TestDatabase database) throws Exception {
		table(database, "order_outbox", "TEXT");
		outbox(database, "A", "2026-11-22T05:10:00Z", "frozen");
		outbox(database, "B", "2026-11-22T05:11:00Z", "paid");
		try (ConnectorBed bed = bed(database, Map.of())) {
			poll(bed, database, "changed-orders").window();

			assertThat(this.published).hasSize(2);
			assertThat(this.published.getFirst()).isInstanceOfSatisfying(RejectedRecord.class,
					(rejected) -> assertThat(rejected.key()).isEqualTo("A"));
			assertThat(((CanonicalRecord) this.published.getLast()).key()).isEqualTo("B");
		}
	}

	@OnEachDatabase
	void writesColumnsOfItsOwnKindsAndToldOnesOnly(TestDatabase database) throws Exception {
		database.jdbc()
			.execute("CREATE TABLE stock_inbox (sku VARCHAR(64), location VARCHAR(8), on_hand NUMERIC(18, 6), "
					+ "counted TIMESTAMP, pieces INTEGER, active BOOLEAN, PRIMARY KEY (sku, location))");
		try (ConnectorBed bed = bed(database, Map.of("key", "sku, location", "zone", "Asia/Shanghai"))) {
			call(bed, "stock", "{\"SKU\": \"A\", \"location\": \"WH\", \"on_hand\": \"40.5\", "
					+ "\"counted\": \"2026-11-22T05:00:00Z\", \"pieces\": 7, \"active\": true}");

			assertThat(database.jdbc()
				.queryForObject("SELECT CAST(on_hand AS VARCHAR) || ' ' || counted || ' ' || pieces FROM stock_inbox "
						+ "WHERE active", String.class))
				.startsWith("40.500000 2026-11-22 13:00:00");
			assertThat(refused(bed, "{\"sku\": \"A\", \"location\": \"WH\", \"on_hand\": \"many\"}").what())
				.contains("column on_hand takes numeric");
			assertThat(refused(bed, "{\"sku\": \"A\", \"location\": \"WH\", \"x = 1; --\": 1}").what())
				.contains("no column '?'");
			assertThat(refused(bed, "{\"sku\": \"A\"}").what()).contains("part of its key");
			Failure tooLong = refused(bed, "{\"sku\": \"A\", \"location\": \"a-secret-place\"}");
			assertThat(tooLong.failureClass()).isEqualTo(FailureClass.INVALID_DATA);
			assertThat(tooLong.what()).contains("SQLSTATE 22001").doesNotContain("secret");
		}
	}

	@Test
	void tellsWhatIsWrongByItsCode() throws Exception {
		TestDatabase database = TestDatabase.h2();
		try (com.zaxxer.hikari.HikariDataSource pool = database.pool(); ConnectorBed bed = bed(database, Map.of())) {
			assertThat(pool.isRunning()).isTrue();
			assertThat(refused(bed, "{}").failureClass()).as("no table: waits until there is one")
				.isEqualTo(FailureClass.UNAVAILABLE);
			database.jdbc().execute("ALTER USER hub SET PASSWORD 'another'");
			try (ConnectorBed locked = connected(database.url(), Map.of())) {
				Failure locks = refused(locked, "{}");
				assertThat(locks.failureClass()).isEqualTo(FailureClass.UNAUTHORISED);
				database.jdbc().execute("ALTER USER hub SET PASSWORD 'a-secret'");
				assertThat(refused(locked, "{}")).as("nobody asked the database").isEqualTo(locks);
				CLOCK.move(Duration.ofMinutes(1));
				assertThat(refused(locked, "{}").failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
			}
			try (ConnectorBed away = connected("jdbc:postgresql://127.0.0.1:1/none", Map.of())) {
				assertThat(refused(away, "{}").failureClass()).isEqualTo(FailureClass.UNAVAILABLE);
			}
		}
	}

	private List<String> keys() {
		return this.published.stream().map((record) -> ((CanonicalRecord) record).key()).toList();
	}

	private static Failure refused(ConnectorBed bed, String row) {
		return catchThrowableOfType(HubException.class, () -> call(bed, "stock", row)).failure();
	}

	private static void save(ConnectorBed bed, String kind, ObjectNode record) {
		OutsideSystem erp = bed.systems().get("erp");
		JsonNode row = bed.mappings().apply("row-from-canonical", record, erp.variables(null));
		erp.call("save-" + kind, new Call(row, Map.of()));
	}

	private static void call(ConnectorBed bed, String kind, String row) {
		bed.call("erp", "save-" + kind, row);
	}

	/** Always those of one node: another would wait for the lease to end. */
	private PollPositions positions(TestDatabase database) {
		if (this.positions == null) {
			this.positions = new PollPositions(database.jdbc(), CLOCK);
		}
		return this.positions;
	}

	private Poll poll(ConnectorBed bed, TestDatabase database, String operation) {
		PolledOperation polled = new PolledOperation("erp", operation, Instant.parse("2026-11-22T05:00:00Z"));
		return new Poll("flow-" + operation, polled,
				new Poll.Parts(bed.systems(), positions(database), bed.mappings(), new RecordValidator(), CLOCK),
				this.published::add);
	}

	private static ConnectorBed bed(TestDatabase database, Map<String, String> options) throws Exception {
		if (database.name().equals("h2")) {
			database.jdbc().execute("CREATE USER IF NOT EXISTS hub PASSWORD 'a-secret' ADMIN");
			return connected(database.url(), options);
		}
		return connected(database.url() + (database.url().contains("?") ? "&" : "?") + "user=postgres", options);
	}

	private static ConnectorBed connected(String url, Map<String, String> options) throws Exception {
		Map<String, String> settings = new HashMap<>(Map.of("erp.connector", "sql", "erp.url", url, "erp.username",
				url.contains("postgresql") ? "postgres" : "hub", "erp.password", "a-secret"));
		options.forEach((option, value) -> settings.put("erp.options." + option, value));
		return new ConnectorBed(HOME.folder(), settings, CLOCK);
	}

	private static void table(TestDatabase database, String name, String text) {
		database.jdbc()
			.execute("CREATE TABLE %s (source VARCHAR(63), record_key VARCHAR(128), version VARCHAR(64), "
				.formatted(name)
					+ "updated_at TIMESTAMP WITH TIME ZONE, record %s, PRIMARY KEY (source, record_key))"
						.formatted(text));
	}

	private static void outbox(TestDatabase database, String key, String at, String state) throws IOException {
		ObjectNode order = CanonicalJson.tree(kit("order")).put("key", key).put("financialStatus", state);
		database.jdbc()
			.update("INSERT INTO order_outbox VALUES ('shop', ?, '1', ?, ?)", key, java.time.OffsetDateTime.parse(at),
					order.toString());
	}

	private static void level(TestDatabase database, long id, String sku) throws IOException {
		ObjectNode level = CanonicalJson.tree(kit("stock")).put("sku", sku);
		level.remove("key");
		database.jdbc().update("INSERT INTO stock_outbox VALUES (?, ?)", id, level.toString());
	}

	private static int count(TestDatabase database, String table) {
		return database.jdbc().queryForObject("SELECT COUNT(*) FROM " + table, Integer.class);
	}

	private static CanonicalRecord kit(String kind) throws IOException {
		return CanonicalJson.read(RecordKind.of(kind), (ObjectNode) CanonicalJson
			.readTree(Files.readAllBytes(Kit.PROJECT.resolve("src/test/resources/kit/%s.json".formatted(kind)))));
	}

}
