package io.serai.canonical;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExactnessTests {

	private static final String SEEDS = "io.serai.canonical.Seeds#fresh";

	private static final List<String> NAME_PARTS = List.of("张三", "绿茶", "🍵", "👨‍👩‍👧", "𠮷野家", "é", "Ünï", "\"", "\\",
			"ﷺ", " ", "a");

	private static final BigInteger MOST_MICROS = BigInteger.TEN.pow(24);

	private static final BigInteger TWO_TO_THE_FIFTY_THIRD = BigInteger.TWO.pow(53);

	private final RecordValidator validator = new RecordValidator();

	@ParameterizedTest
	@ValueSource(strings = { "0.10", "0.1", "0.30", "1234567890123456.78", "999999999999999999.999999", "7", "0" })
	void keepsTheAmountsThatBinaryFractionsSpoil(String amount) {
		assertThat(throughJson(amount)).isEqualTo(amount);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource(SEEDS)
	void keepsEveryAmountDigitForDigit(long seed) {
		Random random = new Random(seed);
		BigInteger micros = new BigInteger(1 + random.nextInt(80), random).mod(MOST_MICROS);
		String amount = new BigDecimal(micros, 6).setScale(random.nextInt(7), RoundingMode.DOWN).toPlainString();

		assertThat(throughJson(amount)).isEqualTo(amount);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource(SEEDS)
	void keepsEveryIdAboveTwoToTheFiftyThird(long seed) {
		Random random = new Random(seed);
		BigInteger id = TWO_TO_THE_FIFTY_THIRD.add(BigInteger.ONE).add(new BigInteger(1 + random.nextInt(86), random));

		Order order = (Order) CanonicalJson.read(RecordKind.ORDER,
				CanonicalJson.write((Order) CanonicalJson.read(RecordKind.ORDER,
						Samples.orderJson("x").put("orderNumber", id.toString()).put("shopInternalId", id))));

		assertThat(order.key()).isEqualTo(id.toString());
		assertThat(CanonicalJson.tree(order).at("/raw/shopInternalId").bigIntegerValue()).isEqualTo(id);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource(SEEDS)
	void keepsChineseAndEmoji(long seed) {
		Random random = new Random(seed);
		String name = IntStream.rangeClosed(0, random.nextInt(12))
			.mapToObj((i) -> Seeds.any(random, NAME_PARTS))
			.collect(Collectors.joining("", "名", ""));

		Customer customer = (Customer) this.validator.read(RecordKind.CUSTOMER,
				Samples.json("customer.json").put("name", name), Locale.ENGLISH);

		assertThat(CanonicalJson.read(RecordKind.CUSTOMER, CanonicalJson.write(customer))).isEqualTo(customer);
		assertThat(customer.name()).isEqualTo(name);
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource(SEEDS)
	void readsAnyTextWithoutFallingOver(long seed) {
		Random random = new Random(seed);
		String text = random.ints(1 + random.nextInt(50), 1, Character.MAX_CODE_POINT + 1)
			.map((c) -> random.nextBoolean() ? c : c % 0x100)
			// U+0000 is refused, see RecordValidatorTests.
			.filter((c) -> c != 0 && Character.getType(c) != Character.SURROGATE)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.append('.')
			.toString();

		Order order = (Order) CanonicalJson.read(RecordKind.ORDER, Samples.orderJson("x").put("buyerNote", text));

		assertThat(CanonicalJson.read(RecordKind.ORDER, CanonicalJson.write(order))).isEqualTo(order);
		assertThat(order.buyerNote()).isEqualTo(text);
	}

	private String throughJson(String amount) {
		Order order = (Order) this.validator.read(RecordKind.ORDER, Samples.orderJson("x", new BigDecimal(amount)),
				Locale.ENGLISH);
		Order again = (Order) CanonicalJson.read(RecordKind.ORDER, CanonicalJson.write(order));
		return CanonicalJson.tree(again).at("/lines/0/total/amount").textValue();
	}

}
