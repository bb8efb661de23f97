package io.serai.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.canonical.CanonicalJson;
import io.serai.canonical.RecordKind;
import io.serai.canonical.RecordValidator;
import io.serai.canonical.ValidRecord;
import io.serai.canonical.Violation;
import io.serai.database.OnEachDatabase;
import io.serai.database.TestDatabase;
import io.serai.store.RefusedFileException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class StoreFilesTests {

	private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T06:00:00Z"), ZoneOffset.UTC);

	private static final StoreSettings SETTINGS = new StoreSettings(DataSize.ofMegabytes(1), 1000, 10,
			Duration.ofSeconds(1), Duration.ZERO);

	private static final String HEADER = "sku,location,updatedAt,onHand,available\n";

	private static final RecordValidator VALIDATOR = new RecordValidator();

	private static final TestDatabase H2 = TestDatabase.h2();

	private final List<JsonNode> stored = new ArrayList<>();

	private final Consumer<List<ValidRecord>> hub = (records) -> records
		.forEach((record) -> this.stored.add(CanonicalJson.tree(record.record())));

	@AfterAll
	static void close() {
		H2.close();
	}

	@OnEachDatabase
	void takesTheGoodRowsAndTellsEveryFaultOfTheOthersByTheirLine(TestDatabase database) throws IOException {
		String csv = HEADER + "TEA,S01,2026-11-22T05:00:00Z,5,4\n" + "CUP,S01,yesterday,5,x\n" + "\n"
				+ "POT,\"S01\",2026-11-22T05:00:00Z,\"1\",1\n" + "PAN,S01,2026-11-22T05:00:00Z,1.23E+5,1\n"
				+ "JAR,S01,2026-11-22T05:00:00Z,1,=1+1\n" + "BOX,S01,2026-11-22T05:00:00Z,1,1,what\n";

		FileOutcome outcome = files(database).take(stock("s01", null, csv), this.hub);

		assertThat(outcome.accepted()).isEqualTo(2);
		assertThat(this.stored).extracting((json) -> json.get("key").textValue()).containsExactly("TEA@S01", "POT@S01");
		assertThat(outcome.rows()).filteredOn((row) -> !row.taken())
			.extracting((row) -> row.row() + " "
					+ row.errors().stream().map(Violation::path).sorted().collect(Collectors.joining(",")))
			.containsExactly("3 available,updatedAt,version", "6 onHand", "7 available", "8 ");
	}

	@OnEachDatabase
	void seesAGapTellsItUntilItIsFilledOrAcceptedAndKnowsAFileThatComesAgain(TestDatabase database) throws IOException {
		StoreFiles files = files(database);
		StoreGaps gaps = new StoreGaps(database.jdbc(), CLOCK);

		assertThat(files.take(stock("s01", 5L, row("A")), this.hub).missing()).as("the first one begins").isEmpty();
		assertThat(files.take(stock("s02", 1L, row("A")), this.hub).missing()).isEmpty();
		assertThat(files
			.take(new StoreFile("s01", "erp", RecordKind.STOCK, StoreFile.Format.CSV, StandardCharsets.UTF_8, 1L,
					() -> new ByteArrayInputStream(row("A").getBytes(StandardCharsets.UTF_8)), Locale.ENGLISH),
					this.hub)
			.status()).as("another system's store of that name").isEqualTo("accepted");
		assertThat(files.take(stock("s01", 9L, row("B")), this.hub).missing()).containsExactly(6L, 7L, 8L);
		assertThat(gaps.open()).extracting(StoreGaps.Gap::numbers).containsExactly("6–8");
		assertThat(files.take(stock("s01", 7L, row("C")), this.hub).missing()).containsExactly(6L, 8L);
		assertThat(gaps.accept("shop/s01", 6, 6, "wang", "till was broken")).isEqualTo(1);
		assertThat(gaps.accept("shop/s01", 6, 6, "wang", "again")).isZero();

		this.stored.clear();
		FileOutcome again = files.take(stock("s01", 9L, row("B")), this.hub);

		assertThat(again.status()).isEqualTo("same");
		assertThat(again.missing()).containsExactly(8L);
		assertThat(this.stored).isEmpty();
		assertThat(gaps.latest()).hasSize(5);
	}

	@OnEachDatabase
	void aNumberIsTakenOnceAndIsNotFarAhead(TestDatabase database) throws IOException {
		StoreFiles files = files(database);
		files.take(stock("s01", 1L, row("A")), this.hub);
		this.stored.clear();

		assertThat(refused(files, stock("s01", 1L, row("B")))).isEqualTo(Reason.SEQUENCE_TAKEN);
		assertThat(refused(files, stock("s01", 12L, row("B")))).isEqualTo(Reason.SEQUENCE_JUMP);
		assertThat(this.stored).isEmpty();
		assertThat(files.take(stock("s01", 2L, row("A")), this.hub).status()).as("nothing changed since, but counted")
			.isEqualTo("accepted");
		assertThat(files.take(stock("s01", null, row("A")), this.hub).status()).isEqualTo("accepted");
		assertThat(files.take(stock("s01", null, row("A")), this.hub).status()).isEqualTo("same");
	}

	@OnEachDatabase
	void aFileThatCouldNotBeStoredIsNotNoted(TestDatabase database) throws IOException {
		StoreFiles files = files(database);

		assertThatIllegalStateException().isThrownBy(() -> files.take(stock("s01", 1L, row("A")), (records) -> {
			throw new IllegalStateException("the broker is away");
		}));

		assertThat(files.take(stock("s01", 1L, row("A")), this.hub).status()).isEqualTo("accepted");
	}

	@Test
	void rowsWithOneKeyAreOneOrder() throws IOException {
		String csv = """
				key,updatedAt,orderDate,status,financialStatus,fulfillmentStatus,currency,channel,pricesIncludeTax,customer.externalId,shippingTotal.amount,shippingTotal.currency,discountTotal.amount,discountTotal.currency,total.amount,total.currency,lines[].lineNumber,lines[].sku,lines[].name,lines[].quantity,lines[].unitCode,lines[].unitPrice.amount,lines[].unitPrice.currency,lines[].discount.amount,lines[].discount.currency,lines[].total.amount,lines[].total.currency,raw.cashier
				R-1,2026-11-22T05:00:00Z,2026-11-22T05:00:00Z,completed,paid,fulfilled,CNY,store,TRUE,walk-in,0.00,CNY,0.00,CNY,0.30,CNY,1,TEA,绿茶,1,C62,0.10,CNY,0.00,CNY,0.10,CNY,lin
				R-1,,,,,,,,,,,,,,0.30,,2,CUP,杯子,1,C62,0.20,CNY,0.00,CNY,0.20,CNY,
				R-2,2026-11-22T05:00:00Z,2026-11-22T05:00:00Z,completed,paid,fulfilled,CNY,store,TRUE,walk-in,0.00,CNY,0.00,CNY,0.10,CNY,TEA,绿茶,1,C62,0.10,CNY,0.00,CNY,0.10,CNY,
				R-2,,,,,,,,,,,,,,9.99,,TEA,绿茶,1,C62,0.10,CNY,0.00,CNY,0.10,CNY,
				""";

		FileOutcome outcome = files(H2)
			.take(file("s01", RecordKind.ORDER, StoreFile.Format.CSV, StandardCharsets.UTF_8, null, csv), this.hub);

		assertThat(outcome.rows().getFirst().errors()).isEmpty();
		assertThat(this.stored).hasSize(1);
		assertThat(this.stored.getFirst().at("/lines/1/total/amount").textValue()).isEqualTo("0.20");
		assertThat(this.stored.getFirst().at("/pricesIncludeTax").booleanValue()).isTrue();
		assertThat(this.stored.getFirst().at("/raw/cashier").asText() + this.stored.getFirst().path("cashier"))
			.contains("lin");
		assertThat(outcome.rows().getLast().row()).isEqualTo(4);
		assertThat(outcome.rows().getLast().errors()).extracting(Violation::path).contains("total.amount");
	}

	@Test
	void readsGbkOnlyIfItIsDeclaredAndLeavesNoQuestionMarks() {
		Charset gbk = Charset.forName("GB18030");
		byte[] bytes = (HEADER + "绿茶,S01,2026-11-22T05:00:00Z,1,1\n").getBytes(gbk);
		StoreFiles files = files(H2);

		assertThat(refused(files, bytes(StandardCharsets.UTF_8, bytes))).isEqualTo(Reason.ENCODING);
		assertThat(taken(files, bytes(gbk, bytes))).isEqualTo(1);
		assertThat(this.stored.getFirst().get("sku").textValue()).isEqualTo("绿茶");
	}

	@Test
	void refusesAHeaderThatNamesNoFieldsAndAFileThatIsTooLongBeforeAnythingIsTaken() {
		StoreFiles files = files(H2);
		String many = IntStream.range(0, 1200)
			.mapToObj((i) -> "S%d,S01,2026-11-22T05:00:00Z,1,1\n".formatted(i))
			.collect(Collectors.joining());

		RefusedFileException header = catchThrowableOfType(RefusedFileException.class,
				() -> files.take(stock("s01", null, "sku,sku,onhand,raw\nA,B,C,D\n"), this.hub));

		assertThat(header.reason()).isEqualTo(Reason.HEADER);
		assertThat(header.errors()).extracting(Violation::path).containsExactly("sku", "onhand", "raw");
		assertThat(refused(files, stock("s01", null, ""))).isEqualTo(Reason.HEADER);
		assertThat(refused(files, stock("s01", null, HEADER))).isEqualTo(Reason.NOTHING_VALID);
		assertThat(refused(files, stock("s01", null, HEADER + many))).isEqualTo(Reason.TOO_LONG);
		assertThat(this.stored).isEmpty();
	}

	@Test
	void tellsFewFaultsOfAHeaderThatIsNoneAndOneOfARowThatDoesNotEnd() throws IOException {
		StoreFiles files = files(H2);
		String cells = IntStream.range(0, 400).mapToObj((i) -> "no" + i).collect(Collectors.joining(","));

		RefusedFileException unknown = catchThrowableOfType(RefusedFileException.class,
				() -> files.take(stock("s01", null, cells), this.hub));
		RefusedFileException endless = catchThrowableOfType(RefusedFileException.class,
				() -> files.take(stock("s01", null, ",".repeat(2_000_000)), this.hub));
		FileOutcome row = files.take(stock("s01", null, row("A") + ",".repeat(2_000_000)), this.hub);

		assertThat(unknown.errors()).hasSize(50);
		assertThat(endless.errors()).extracting(Violation::message)
			.singleElement()
			.asString()
			.startsWith("row 1 has more than 500 cells");
		assertThat(row.accepted()).isEqualTo(1);
		assertThat(row.rows().getLast().errors().getFirst().message()).startsWith("row 3 has more than 500 cells");
	}

	@Test
	void countsLinesAsItReadsThem() {
		StoreFiles files = files(H2);
		String line = "S,S01,2026-11-22T05:00:00Z,1,1";

		for (String end : List.of("\r", "\n", "\r\n")) {
			String full = HEADER.strip() + end + (line + end).repeat(1000);
			assertThat(refused(files, stock("s01", null, full + line))).isEqualTo(Reason.TOO_LONG);
			assertThat(refused(files, ndjson(("{}" + end).repeat(1001)))).isEqualTo(Reason.TOO_LONG);
			assertThat(refused(files, ndjson(("{}" + end).repeat(1000)))).isEqualTo(Reason.NOTHING_VALID);
			assertThat(taken(files, stock("s01", null, full))).as("exactly as many as may be").isEqualTo(1000);
		}
	}

	@Test
	void aFileThatGrowsAfterItWasScannedIsNotReadWithoutEnd() {
		List<String> contents = new ArrayList<>(List.of(HEADER, HEADER + ",,,,\n".repeat(1001)));
		StoreFile grows = new StoreFile("s01", "shop", RecordKind.STOCK, StoreFile.Format.CSV, StandardCharsets.UTF_8,
				null, () -> new ByteArrayInputStream(contents.removeFirst().getBytes(StandardCharsets.UTF_8)),
				Locale.ENGLISH);
		List<String> lines = new ArrayList<>(List.of("{}", "{}\r".repeat(1001)));
		StoreFile growsToo = new StoreFile("s01", "shop", RecordKind.STOCK, StoreFile.Format.NDJSON,
				StandardCharsets.UTF_8, null,
				() -> new ByteArrayInputStream(lines.removeFirst().getBytes(StandardCharsets.UTF_8)), Locale.ENGLISH);

		assertThat(refused(files(H2), grows)).isEqualTo(Reason.TOO_LONG);
		assertThat(refused(files(H2), growsToo)).isEqualTo(Reason.TOO_LONG);
	}

	@Test
	void readsOneRecordALineToo() throws IOException {
		String lines = "\uFEFF{\"sku\":\"A\",\"location\":\"S01\",\"asOf\":\"2026-11-22T05:00:00Z\",\"onHand\":\"1\",\"available\":\"1\"}\r\n\r\n{oops\r\n"
				+ "{\"source\":\"erp\",\"sku\":\"B\",\"location\":\"S01\",\"asOf\":\"2026-11-22T05:00:00Z\",\"onHand\":\"1\",\"available\":\"1\"}";

		FileOutcome outcome = files(H2).take(
				file("s01", RecordKind.STOCK, StoreFile.Format.NDJSON, StandardCharsets.UTF_8, null, lines), this.hub);

		assertThat(outcome.rows()).extracting(RowOutcome::row).containsExactly(1L, 3L, 4L);
		assertThat(outcome.rows().get(1).errors().getFirst().message()).contains("not JSON");
		assertThat(outcome.rows().get(2).errors().getFirst().path()).isEqualTo("source");
		assertThat(this.stored).hasSize(1);
	}

	@Test
	void bothLanguagesHaveTheSameTexts() {
		ResourceBundle.Control exact = ResourceBundle.Control
			.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
		ResourceBundle english = ResourceBundle.getBundle("files", Locale.ENGLISH, exact);
		ResourceBundle chinese = ResourceBundle.getBundle("files", Locale.CHINESE, exact);

		assertThat(chinese.keySet()).isEqualTo(english.keySet());
		assertThat(chinese.keySet())
			.allSatisfy((key) -> assertThat(chinese.getString(key)).containsPattern("\\p{IsHan}|，"));
	}

	private StoreFiles files(TestDatabase database) {
		return new StoreFiles(VALIDATOR, new SequenceBook(database.jdbc(), database.transactions(), SETTINGS, CLOCK),
				SETTINGS);
	}

	private Reason refused(StoreFiles files, StoreFile file) {
		return catchThrowableOfType(RefusedFileException.class, () -> files.take(file, this.hub)).reason();
	}

	private int taken(StoreFiles files, StoreFile file) {
		try {
			return files.take(file, this.hub).accepted();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	private static String row(String sku) {
		return HEADER + sku + ",S01,2026-11-22T05:00:00Z,5,4\r\n";
	}

	private static StoreFile stock(String store, @Nullable Long sequence, String csv) {
		return file(store, RecordKind.STOCK, StoreFile.Format.CSV, StandardCharsets.UTF_8, sequence, csv);
	}

	private static StoreFile ndjson(String lines) {
		return file("s01", RecordKind.STOCK, StoreFile.Format.NDJSON, StandardCharsets.UTF_8, null, lines);
	}

	private static StoreFile bytes(Charset charset, byte[] bytes) {
		return new StoreFile("s01", "shop", RecordKind.STOCK, StoreFile.Format.CSV, charset, null,
				() -> new ByteArrayInputStream(bytes), Locale.ENGLISH);
	}

	private static StoreFile file(String store, RecordKind kind, StoreFile.Format format, Charset charset,
			@Nullable Long sequence, String text) {
		return new StoreFile(store, "shop", kind, format, charset, sequence,
				() -> new ByteArrayInputStream(text.getBytes(charset)), Locale.ENGLISH);
	}

}
