package io.serai.canonical;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CanonicalJsonTests {

	private static final Map<RecordKind, String> FILES = Map.of(RecordKind.ORDER, "order.json", RecordKind.STOCK,
			"stock-level.json", RecordKind.CUSTOMER, "customer.json", RecordKind.ORDER_STATUS, "order-status.json",
			RecordKind.SHIPMENT, "shipment.json", RecordKind.REFUND, "refund.json", RecordKind.APPROVAL,
			"approval.json", RecordKind.NOTICE, "notice.json", RecordKind.ALERT, "alert.json");

	@ParameterizedTest
	@EnumSource(RecordKind.class)
	void writesWhatItReadAndReadsItBackEqual(RecordKind kind) {
		CanonicalRecord record = CanonicalJson.read(kind, Samples.json(FILES.getOrDefault(kind, "")));

		byte[] json = CanonicalJson.write(record);

		assertThat(CanonicalJson.read(kind, json)).isEqualTo(record);
		assertThat(CanonicalJson.read(kind, CanonicalJson.tree(record))).isEqualTo(record);
	}

	@Test
	void keepsWhatTheModelDoesNotKnowInRaw() {
		ObjectNode json = Samples.orderJson("A-1").put("giftWrap", "red");
		((ObjectNode) json.get("lines").get(0)).putObject("engraving").put("text", "致 爱人 💍");

		Order order = (Order) CanonicalJson.read(RecordKind.ORDER, json);
		Order again = (Order) CanonicalJson.read(RecordKind.ORDER, CanonicalJson.write(order));

		assertThat(CanonicalJson.tree(again).at("/raw/giftWrap").textValue()).isEqualTo("red");
		assertThat(CanonicalJson.tree(again).at("/lines/0/raw/engraving/text").textValue()).isEqualTo("致 爱人 💍");
		assertThat(CanonicalJson.tree(again).at("/raw/giftWrap").textValue()).isEqualTo("red");
		assertThat(CanonicalJson.tree(again).has("giftWrap")).isFalse();
	}

	@Test
	void takesTheUpdateTimeForTheVersionWhereTheSourceGivesNone() {
		Order order = Samples.order("A-1");

		assertThat(order.version()).isEqualTo("2026-11-22T05:07:50Z");
		assertThat(order.updatedAt()).isEqualTo(Instant.parse("2026-11-22T05:07:50Z"));
	}

	@Test
	void keepsTheVersionThatTheSourceGives() {
		Order order = (Order) CanonicalJson.read(RecordKind.ORDER, Samples.orderJson("A-1").put("version", "42"));

		assertThat(order.version()).isEqualTo("42");
	}

	@Test
	void namesAStockLevelBySkuAndLocation() {
		assertThat(Samples.stock("TEA", "WH-1").key()).isEqualTo("TEA@WH-1");
	}

	@Test
	void readsALargeNumberAsKeyDigitForDigit() {
		String json = "{\"source\":\"shop\",\"key\":9007199254740993,\"updatedAt\":\"2026-11-22T05:07:50Z\"}";

		Customer customer = (Customer) CanonicalJson.read(RecordKind.CUSTOMER, json.getBytes(StandardCharsets.UTF_8));

		assertThat(customer.key()).isEqualTo("9007199254740993");
	}

	@Test
	void writesEnumsByTheirWireNames() {
		ObjectNode json = Samples.orderJson("A-1").put("status", "partiallyShipped");

		Order order = (Order) CanonicalJson.read(RecordKind.ORDER, json);

		assertThat(order.status()).isEqualTo(OrderStage.PARTIALLY_SHIPPED).hasToString("partiallyShipped");
		assertThat(CanonicalJson.tree(order).get("status").textValue()).isEqualTo("partiallyShipped");
	}

	@Test
	void writesInstantsAsIsoTextInUtc() {
		ObjectNode json = Samples.orderJson("A-1").put("orderDate", "2026-11-22T13:05:00.120+08:00");

		Order order = (Order) CanonicalJson.read(RecordKind.ORDER, json);

		assertThat(CanonicalJson.tree(order).get("orderDate").textValue()).isEqualTo("2026-11-22T05:05:00.120Z");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"a":1,"a":2}     | 1 | 11 | a name occurs twice in one object
			{"a":             | 1 |  6 | the JSON ends too early
			{"a":nope}        | 1 |  6 | this is not JSON
			{} {}             | 1 |  4 | something follows the end of the JSON
			""")
	void saysWhereMalformedJsonStops(String json, int line, int column, String reason) {
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> CanonicalJson.read(RecordKind.ORDER, json.getBytes(StandardCharsets.UTF_8)))
			.withMessage(reason)
			.satisfies((ex) -> assertThat(ex.line()).isEqualTo(line))
			.satisfies((ex) -> assertThat(ex.column()).isEqualTo(column));
	}

	@Test
	void refusesJsonThatIsNestedWithoutEnd() {
		byte[] json = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);

		assertThatExceptionOfType(MalformedJsonException.class).isThrownBy(() -> CanonicalJson.readTree(json))
			.withMessageContaining("depth");
	}

	@Test
	void refusesNothingAtAll() {
		assertThatExceptionOfType(MalformedJsonException.class)
			.isThrownBy(() -> CanonicalJson.read(RecordKind.ORDER, new byte[0]))
			.withMessage("the JSON ends too early");
	}

}
