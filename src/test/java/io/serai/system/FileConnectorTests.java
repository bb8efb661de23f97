package io.serai.system;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
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
import io.serai.database.TestDatabase;
import io.serai.failure.RejectedRecord;
import io.serai.system.call.Call;
import io.serai.system.poll.Poll;
import io.serai.system.poll.PollPositions;
import io.serai.system.reading.Page;
import io.serai.system.reading.PollWindow;
import io.serai.system.reading.PolledOperation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The connector {@code file} on a folder.
 */
class FileConnectorTests {

	private static final StillClock CLOCK = new StillClock("2026-11-22T06:00:00Z");

	private static final Home HOME = Home.of("file", "canonical-to-system", "canonical-from-system");

	private static final TestDatabase DATABASE = TestDatabase.h2();

	private final PollPositions positions = new PollPositions(DATABASE.jdbc(), CLOCK);

	private final List<Object> published = new ArrayList<>();

	@TempDir
	private Path folder;

	@AfterAll
	static void close() {
		DATABASE.close();
	}

	@Test
	void writesOneFileARecordExactly() throws Exception {
		try (ConnectorBed bed = local(Map.of())) {
			ObjectNode order = CanonicalJson.tree(kit("order")).put("buyerNote", "9007199254740993");
			save(bed, "order", order);
			save(bed, "order", order);

			assertThat(this.folder.resolve("out/orders"))
				.isDirectoryContaining("glob:**/shop-WX%2F*-1795324070~*.ndjson");
			try (var files = Files.list(this.folder.resolve("out/orders"))) {
				List<Path> all = files.toList();
				assertThat(all).hasSize(1);
				JsonNode written = CanonicalJson.readTree(Files.readAllBytes(all.getFirst()));
				assertThat(written.at("/total/amount").textValue()).isEqualTo("0.30");
				assertThat(written.at("/lines/0/name").textValue()).isEqualTo("绿茶");
				assertThat(written.at("/buyerNote").textValue()).isEqualTo("9007199254740993");
			}
		}
	}

	@Test
	void keepsAFileUntilItIsPublishedAndPutsItAway() throws Exception {
		drop("in/orders/1.ndjson", order("A", "paid") + "\n" + order("B", "frozen") + "\n" + order("C", "paid"));
		drop("in/orders/2.ndjson", "{oops");
		drop("in/orders/3.ndjson", order("D", "paid"));
		drop("in/orders/4.ndjson.part", order("E", "paid"));
		try (ConnectorBed bed = local(Map.of())) {
			Poll broken = poll(bed, "changed-orders", (record) -> {
				throw new IllegalStateException("the broker is away");
			});
			assertThatIllegalStateException().isThrownBy(broken::window);
			assertThat(this.folder.resolve("in/orders/1.ndjson")).exists();

			poll(bed, "changed-orders", this.published::add).window();

			assertThat(this.published)
				.extracting((record) -> (record instanceof RejectedRecord rejected) ? "!" + rejected.key()
						: ((CanonicalRecord) record).key())
				.containsExactly("A", "!B", "C", "D");
			assertThat(this.folder.resolve("in/orders/done/1.ndjson")).exists();
			assertThat(this.folder.resolve("in/orders/done/3.ndjson")).exists();
			assertThat(this.folder.resolve("in/orders/failed/2.ndjson")).exists();
			assertThat(this.folder.resolve("in/orders/failed/2.ndjson.errors.json")).content().contains("line 1");
			assertThat(this.folder.resolve("in/orders/4.ndjson.part")).exists();
		}
	}

	@Test
	void everyOperationReachesItsFolder() throws Exception {
		try (ConnectorBed bed = local(
				Map.of("customerIn", "out/customers", "shipmentIn", "out/shipments", "stockIn", "out/stock"))) {
			for (String kind : List.of("customer", "shipment", "stock")) {
				save(bed, kind, CanonicalJson.tree(kit(kind)));
			}

			for (String changed : List.of("customers", "shipments", "stock")) {
				poll(bed, "changed-" + changed, this.published::add).window();
			}

			assertThat(this.published).extracting((record) -> ((CanonicalRecord) record).kind())
				.containsExactly(RecordKind.CUSTOMER, RecordKind.SHIPMENT, RecordKind.STOCK);
		}
	}

	@Test
	void writesCsvExactlyAsItIsAndReadsItInItsEncoding() throws Exception {
		try (ConnectorBed bed = local(
				Map.of("format", "csv", "charset", "GB18030", "fileName", "{key}.csv", "stockIn", "out/stock"))) {
			bed.systems()
				.get("erp")
				.call("save-stock",
						new Call(
								CanonicalJson.readTree(
										"""
												{"sku": "绿茶", "note": "=1+1", "phone": "+8613800138000", "text": "a \\"b\\", c", "onHand": "-1.5"}"""
											.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
								Map.of("HubKeyEncoded", "K")));

			Path file = this.folder.resolve("out/stock/K.csv");
			assertThat(Files.readString(file, Charset.forName("GB18030")))
				.isEqualTo("sku,note,phone,text,onHand\r\n绿茶,=1+1,+8613800138000,\"a \"\"b\"\", c\",-1.5\r\n");
			Page page = Page.read(bed.systems().get("erp"), "changed-stock",
					new PollWindow(CLOCK.instant(), CLOCK.instant(), false), new Page.Start(null, null),
					bed.mappings());
			assertThat(page.items().getFirst().path("text").textValue()).isEqualTo("a \"b\", c");
		}
	}

	@Test
	void twoRecordsAreNeverOneFile() throws Exception {
		try (ConnectorBed bed = local(Map.of())) {
			List<String> keys = List.of("A/B", "A_B", "a_b", "A B", "A:B", "A*B", "AB", "ab", "aB", "1-2", ".A", "CON",
					"甲".repeat(128), "甲".repeat(127) + "乙", "X".repeat(128), "X".repeat(127) + "Y");
			for (String key : keys) {
				for (String version : List.of("3", "2-3", "2026-11-22T05:00:00Z", "../../3")) {
					for (String source : List.of("shop", "shop-1")) {
						save(bed, "order",
								CanonicalJson.tree(kit("order"))
									.put("key", key)
									.put("version", version)
									.put("source", source));
					}
				}
			}

			try (var files = Files.list(this.folder.resolve("out/orders"))) {
				assertThat(files.map((file) -> file.getFileName().toString().toLowerCase(java.util.Locale.ROOT)))
					.hasSize(keys.size() * 4 * 2)
					.doesNotHaveDuplicates()
					.contains("shop-ab-3.ndjson", "shop-1-ab-3.ndjson")
					.anyMatch((name) -> name.startsWith("shop-ab-2026-11-22t05_00_00z~"))
					.allMatch((name) -> name.length() < 200 && name.matches("[a-z0-9._%~-]+"));
			}
		}
	}

	private static void save(ConnectorBed bed, String kind, ObjectNode record) {
		CanonicalRecord about = CanonicalJson.read(RecordKind.of(kind), record);
		bed.systems().get("erp").call("save-" + kind, new Call(record, Call.inputs(about, null)));
	}

	private Poll poll(ConnectorBed bed, String operation, java.util.function.Consumer<Object> route) {
		PolledOperation polled = new PolledOperation("erp", operation, Instant.parse("2026-11-22T05:00:00Z"));
		return new Poll("file-" + operation + this.folder, polled,
				new Poll.Parts(bed.systems(), this.positions, bed.mappings(), new RecordValidator(), CLOCK), route);
	}

	private ConnectorBed local(Map<String, String> options) throws Exception {
		return bed("file:" + this.folder, options, "");
	}

	private static ConnectorBed bed(String url, Map<String, String> options, String password) throws Exception {
		Map<String, String> settings = new HashMap<>(
				Map.of("erp.connector", "file", "erp.url", url, "erp.username", "serai", "erp.password", password));
		options.forEach((option, value) -> settings.put("erp.options." + option, value));
		return new ConnectorBed(HOME.folder(), settings, CLOCK);
	}

	private void drop(String path, String text) throws IOException {
		Path file = this.folder.resolve(path);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private static String order(String key, String state) throws IOException {
		return CanonicalJson.tree(kit("order")).put("key", key).put("financialStatus", state).toString();
	}

	private static CanonicalRecord kit(String kind) {
		try {
			return CanonicalJson.read(RecordKind.of(kind), (ObjectNode) CanonicalJson
				.readTree(Files.readAllBytes(Kit.PROJECT.resolve("src/test/resources/kit/%s.json".formatted(kind)))));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

}
