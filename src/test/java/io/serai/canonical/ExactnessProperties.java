package io.serai.canonical;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;

import static org.assertj.core.api.Assertions.assertThat;

class ExactnessProperties {

	private final RecordValidator validator = new RecordValidator();

	@Example
	void keepsTheAmountsThatBinaryFractionsSpoil() {
		for (String amount : List.of("0.10", "0.1", "0.30", "1234567890123456.78", "999999999999999999.999999", "7")) {
			assertThat(throughJson(amount)).isEqualTo(amount);
		}
	}

	@Property
	void keepsEveryAmountDigitForDigit(@ForAll("amounts") BigDecimal amount) {
		assertThat(throughJson(amount.toPlainString())).isEqualTo(amount.toPlainString());
	}

	@Property
	void keepsEveryIdAboveTwoToTheFiftyThird(
			@ForAll @BigRange(min = "9007199254740993", max = "99999999999999999999999999") BigInteger id) {
		Order order = (Order) CanonicalJson.read(RecordKind.ORDER,
				CanonicalJson.write((Order) CanonicalJson.read(RecordKind.ORDER,
						Samples.orderJson("x").put("orderNumber", id.toString()).put("shopInternalId", id))));

		assertThat(order.key()).isEqualTo(id.toString());
		assertThat(CanonicalJson.tree(order).at("/raw/shopInternalId").bigIntegerValue()).isEqualTo(id);
	}

	@Property
	void keepsChineseAndEmoji(@ForAll("names") String name) {
		Customer customer = (Customer) this.validator.read(RecordKind.CUSTOMER,
				Samples.json("customer.json").put("name", name), Locale.ENGLISH);

		assertThat(CanonicalJson.read(RecordKind.CUSTOMER, CanonicalJson.write(customer))).isEqualTo(customer);
		assertThat(customer.name()).isEqualTo(name);
	}

	@Property
	void readsAnyTextWithoutFallingOver(@ForAll @StringLength(max = 50) @NotBlank String text) {
		Order order = (Order) CanonicalJson.read(RecordKind.ORDER,
				Samples.orderJson("x").put("buyerNote", text.replaceAll("\\p{Cs}", "?")));

		assertThat(CanonicalJson.read(RecordKind.ORDER, CanonicalJson.write(order))).isEqualTo(order);
	}

	private String throughJson(String amount) {
		Order order = (Order) this.validator.read(RecordKind.ORDER, Samples.orderJson("x", new BigDecimal(amount)),
				Locale.ENGLISH);
		Order again = (Order) CanonicalJson.read(RecordKind.ORDER, CanonicalJson.write(order));
		return CanonicalJson.tree(again).at("/lines/0/total/amount").textValue();
	}

	@Provide
	Arbitrary<BigDecimal> amounts() {
		return Arbitraries.bigDecimals()
			.between(BigDecimal.ZERO, new BigDecimal("999999999999999999.999999"))
			.ofScale(6)
			.flatMap((value) -> Arbitraries.integers()
				.between(0, 6)
				.map((scale) -> value.setScale(scale, java.math.RoundingMode.DOWN)));
	}

	@Provide
	Arbitrary<String> names() {
		Arbitrary<String> parts = Arbitraries.of("张三", "绿茶", "🍵", "👨‍👩‍👧", "𠮷野家", "é", "Ünï", "\"", "\\", "ﷺ", " ",
				"a");
		return parts.list().ofMinSize(1).ofMaxSize(12).map((list) -> "名" + String.join("", list));
	}

}
