package io.serai.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RecordValidatorTests {

	private final RecordValidator validator = new RecordValidator();

	@Test
	void findsNothingWrongWithTheSamples() {
		assertThat(this.validator.violations(Samples.order("A-1"), Locale.ENGLISH)).isEmpty();
		assertThat(this.validator.violations(Samples.stock("TEA", "WH-1"), Locale.ENGLISH)).isEmpty();
		assertThat(this.validator.violations(Samples.customer("C-1"), Locale.ENGLISH)).isEmpty();
		assertThat(this.validator.violations(Samples.orderStatus("A-1"), Locale.ENGLISH)).isEmpty();
		assertThat(this.validator.violations(Samples.shipment("S-1"), Locale.ENGLISH)).isEmpty();
		assertThat(this.validator.violations(Samples.refund("R-1"), Locale.ENGLISH)).isEmpty();
		assertThat(this.validator.violations(Samples.approval("P-1"), Locale.ENGLISH)).isEmpty();
	}

	@Test
	void refusesAShipmentOfNothing() {
		ObjectNode json = Samples.json("shipment.json");
		((ObjectNode) json.get("lines").get(0)).put("quantity", "0");
		json.remove("trackingNumber");

		assertThat(violations(RecordKind.SHIPMENT, json, Locale.ENGLISH)).extracting(Violation::path)
			.containsExactly("lines[0].quantity", "trackingNumber");
	}

	@Test
	void takesARefundWithoutGoodsAndRefusesANegativeOne() {
		ObjectNode json = Samples.json("refund.json");
		json.putArray("lines");
		assertThat(this.validator.read(RecordKind.REFUND, json, Locale.ENGLISH)).isInstanceOfSatisfying(Refund.class,
				(refund) -> assertThat(refund.orderSource()).isEqualTo("shop"));

		((ObjectNode) json.get("amount")).put("amount", "-59.90");

		assertThat(violations(RecordKind.REFUND, json, Locale.ENGLISH)).extracting(Violation::path)
			.containsExactly("amount");
	}

	@Test
	void refusesAnApprovalThatDoesNotSayWhatBecameOfIt() {
		ObjectNode json = Samples.json("approval.json").put("status", "agree");
		json.putObject("formFields").putNull("note");

		assertThat(violations(RecordKind.APPROVAL, json, Locale.ENGLISH)).extracting(Violation::path)
			.contains("status")
			.hasSize(2);
	}

	@Test
	void tellsEveryViolationAtOnceWithItsPath() {
		ObjectNode json = Samples.orderJson("A-1").put("currency", "YUAN").put("status", "lost");
		json.remove("channel");
		((ObjectNode) json.get("lines").get(0)).put("quantity", "-1").put("lineNumber", "one");
		((ObjectNode) json.get("shippingAddress")).put("recipientPhone", "13800138000").remove("recipientName");
		((ObjectNode) json.get("total")).put("amount", 124.80);

		List<Violation> violations = violations(RecordKind.ORDER, json, Locale.ENGLISH);

		assertThat(violations).extracting(Violation::path)
			.containsExactly("channel", "currency", "lines[0].lineNumber", "lines[0].quantity",
					"shippingAddress.recipientName", "shippingAddress.recipientPhone", "status", "total.amount");
		assertThat(violations).extracting(Violation::message)
			.contains("must be one of pending, confirmed, partiallyShipped, shipped, completed, cancelled",
					"must be a whole number", "must be greater than or equal to 0");
	}

	@Test
	void tellsBothSumsOfAnOrderThatDoesNotAddUp() {
		ObjectNode json = Samples.orderJson("A-1");
		((ObjectNode) json.get("total")).put("amount", "124.82");

		assertThat(violations(RecordKind.ORDER, json, Locale.ENGLISH)).containsExactly(new Violation("total",
				"lines + shipping - discount (+ tax unless prices include it) add up to 124.80, but total says 124.82"));
		assertThat(violations(RecordKind.ORDER, json, Locale.SIMPLIFIED_CHINESE))
			.containsExactly(new Violation("total", "明细 + 运费 - 折扣（不含税价再加税额）合计为 124.80，但总额为 124.82"));
	}

	@Test
	void letsAnOrderBeWrongByOneMinorUnit() {
		ObjectNode json = Samples.orderJson("A-1");
		((ObjectNode) json.get("total")).put("amount", "124.81");

		assertThat(this.validator.read(RecordKind.ORDER, json, Locale.ENGLISH)).isInstanceOf(Order.class);
	}

	@Test
	void addsTaxUnlessPricesIncludeIt() {
		ObjectNode json = Samples.orderJson("A-1").put("pricesIncludeTax", false);
		json.putObject("taxTotal").put("amount", "16.00").put("currency", "CNY");
		((ObjectNode) json.get("total")).put("amount", "140.80");

		assertThat(this.validator.read(RecordKind.ORDER, json, Locale.ENGLISH)).isInstanceOf(Order.class);
		json.put("pricesIncludeTax", true);
		assertThat(violations(RecordKind.ORDER, json, Locale.ENGLISH)).hasSize(1);
	}

	@Test
	void refusesAmountsOfTwoCurrencies() {
		ObjectNode json = Samples.orderJson("A-1");
		((ObjectNode) json.get("shippingTotal")).put("currency", "USD");

		assertThat(violations(RecordKind.ORDER, json, Locale.ENGLISH)).extracting(Violation::path)
			.containsExactly("currency");
	}

	@Test
	void speaksChineseForStandardConstraintsToo() {
		ObjectNode json = Samples.orderJson("A-1");
		json.remove("channel");

		assertThat(violations(RecordKind.ORDER, json, Locale.CHINA)).containsExactly(new Violation("channel", "不得为空白"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "\"order\"", "17", "null", "true" })
	void refusesWhatIsNotAnObject(String json) {
		InvalidRecordException ex = catchThrowableOfType(InvalidRecordException.class,
				() -> this.validator.read(RecordKind.ORDER, json.getBytes(StandardCharsets.UTF_8), Locale.ENGLISH));

		assertThat(ex.violations()).containsExactly(new Violation("", "must be an object"));
	}

	@Test
	void refusesNullAmongTheLines() {
		ObjectNode json = Samples.orderJson("A-1");
		json.withArray("lines").addNull();

		assertThat(violations(RecordKind.ORDER, json, Locale.ENGLISH)).extracting(Violation::path)
			.containsExactly("lines[1].<list element>");
	}

	@Test
	void refusesHalfACharacter() {
		String json = Samples.orderJson("A-1").toString().replace("绿茶 250g", "tea \\ud83d");

		InvalidRecordException ex = catchThrowableOfType(InvalidRecordException.class,
				() -> this.validator.read(RecordKind.ORDER, json.getBytes(StandardCharsets.UTF_8), Locale.ENGLISH));

		assertThat(ex.violations()).extracting(Violation::path).containsExactly("lines[0].name");
	}

	@Test
	void looksForNoFaultInEachOfTooManyLines() {
		ObjectNode json = Samples.orderJson("A-1");
		json.putArray("lines").addAll(Collections.nCopies(1_001, JsonNodeFactory.instance.objectNode()));

		assertThat(violations(RecordKind.ORDER, json, Locale.ENGLISH))
			.containsExactly(new Violation("lines", "size must be between 0 and 1000"));
	}

	@Test
	void readsNothingOfMoreValuesThanAnyRecordHas() {
		ObjectNode json = Samples.orderJson("A-1");
		json.putArray("lines").addAll(Collections.nCopies(100_000, JsonNodeFactory.instance.objectNode()));

		assertThat(violations(RecordKind.ORDER, json, Locale.ENGLISH))
			.containsExactly(new Violation("", "has more than 100000 values"));
	}

	@Test
	void tellsNoMoreProblemsThanAnybodyReads() {
		ObjectNode json = Samples.orderJson("A-1");
		json.putArray("lines").addAll(Collections.nCopies(5_000, JsonNodeFactory.instance.numberNode(1)));

		assertThat(violations(RecordKind.ORDER, json, Locale.ENGLISH)).hasSizeLessThan(1_100)
			.contains(new Violation("lines[0]", "must be an object"));
	}

	/** PostgreSQL refuses it, and a delivery would try for most of a day to store it. */
	@Test
	void refusesTheCharacterThatNoDatabaseKeeps() {
		ObjectNode version = Samples.orderJson("A-1").put("version", "1\u00002");
		ObjectNode inside = Samples.orderJson("A-1");
		inside.putArray("notes").addObject().put("text", "a\u0000b");
		ObjectNode name = Samples.orderJson("A-1").put("a\u0000b", true);

		String message = "holds the character U+0000, which cannot be stored";
		assertThat(violations(RecordKind.ORDER, version, Locale.ENGLISH))
			.containsExactly(new Violation("version", message));
		assertThat(violations(RecordKind.ORDER, inside, Locale.ENGLISH))
			.containsExactly(new Violation("notes[0].text", message));
		assertThat(violations(RecordKind.ORDER, name, Locale.ENGLISH)).containsExactly(new Violation("", message));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999", "1e-101", "1e102", "-1E+9999" })
	void refusesNumbersThatWouldTakeAllTheMemory(String number) {
		String json = Samples.orderJson("A-1").put("weight", 1).toString();
		ObjectNode tree = (ObjectNode) CanonicalJson.readTree(
				json.replace("\"weight\":1", "\"weight\":[{\"kg\":" + number + "}]").getBytes(StandardCharsets.UTF_8));

		assertThat(violations(RecordKind.ORDER, tree, Locale.ENGLISH))
			.containsExactly(new Violation("weight[0].kg", "is a number of more than 100 digits"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\r\nb", "a\u0007b", "a\u0085b", "a\u2028b", "a\u202eb", "a\u2066b" })
	void refusesKeysThatBreakALineOrTurnTheDirectionOfWriting(String key) {
		assertThat(violations(RecordKind.ORDER, Samples.orderJson(key), Locale.ENGLISH))
			.containsExactly(new Violation("key", "must be 1 to 128 characters without control characters"));
	}

	private List<Violation> violations(RecordKind kind, ObjectNode json, Locale locale) {
		InvalidRecordException ex = catchThrowableOfType(InvalidRecordException.class,
				() -> this.validator.read(kind, json, locale));
		assertThat(ex).isNotNull();
		return ex.violations();
	}

}
