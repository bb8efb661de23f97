package io.serai.canonical;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DecimalFormTests {

	private static final Pattern SAME = Pattern.compile(DecimalText.PATTERN);

	@ParameterizedTest
	@ValueSource(strings = { "0", "-0", "119.80", "-1234567890123456.78", "123456789012345678.123456", "007" })
	void takesPlainDecimals(String text) {
		assertThat(DecimalForm.fits(text, 18, 6)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-", ".", "1.", ".5", "+1", "1e3", " 1", "1 ", "1,5", "1.2.3", "--1", "1-", "NaN",
			"1234567890123456789", "1.1234567", "１", "٣" })
	void refusesEverythingElse(String text) {
		assertThat(DecimalForm.fits(text, 18, 6)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void saysWhatThePatternOfTheSchemaSays(long seed) {
		Random random = new Random(seed);
		String text = random.ints(random.nextInt(27), 0, 16)
			.mapToObj((c) -> "0123456789.-+e00".substring(c, c + 1))
			.collect(Collectors.joining());

		assertThat(DecimalForm.fits(text, 18, 6)).as(text).isEqualTo(SAME.matcher(text).matches());
	}

	private static LongStream seeds() {
		return Seeds.fresh();
	}

}
