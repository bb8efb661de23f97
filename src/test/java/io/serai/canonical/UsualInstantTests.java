package io.serai.canonical;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The quick reading may know fewer texts than the JDK, and none otherwise.
 */
class UsualInstantTests {

	@ParameterizedTest
	@ValueSource(strings = { "2026-11-22T05:07:50Z", "2024-02-29T23:59:59Z", "0000-01-01T00:00:00Z",
			"1969-12-31T23:59:59.5Z", "2026-11-22T05:07:50.000Z", "9999-12-31T23:59:59.999999999Z" })
	void readsTheUsualFormAsTheJdkDoes(String text) {
		assertThat(UsualInstant.usual(text)).contains(Instant.parse(text));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Z", "2026-11-22", "2026-11-22T05:07:50", "2026-11-22T05:07:50+00:00",
			"2026-02-29T00:00:00Z", "2026-04-31T00:00:00Z", "2026-00-10T00:00:00Z", "2026-13-10T00:00:00Z",
			"2026-11-00T00:00:00Z", "2026-11-22T24:00:00Z", "2026-11-22T23:60:00Z", "2026-11-22T23:59:60Z",
			"2026-11-22T05:07:50.Z", "2026-11-22T05:07:50.1234567890Z", "2026-11-22T05:07:50.12x4Z",
			"2026-11-22 05:07:50Z", "2026-11-22t05:07:50z", "+2026-11-22T05:07:50Z", "２０２６-11-22T05:07:50Z" })
	void leavesEverythingElseToTheJdk(String text) {
		assertThat(UsualInstant.usual(text)).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void neverReadsAnythingOtherwiseThanTheJdk(long seed) {
		String text = nearlyAnInstant(new Random(seed));
		Optional<Instant> usual = UsualInstant.usual(text);

		assertThat(usual.isEmpty() || usual.equals(parsed(text))).as(text).isTrue();
	}

	private static LongStream seeds() {
		return Seeds.fresh();
	}

	private static String nearlyAnInstant(Random random) {
		long second = random.nextLong(-62_167_219_200L, 253_402_300_800L);
		StringBuilder text = new StringBuilder(Instant.ofEpochSecond(second, random.nextInt(1_000_000_000)).toString());
		if (random.nextBoolean()) {
			text.setCharAt(random.nextInt(text.length()), "01369-:TZ. ".charAt(random.nextInt(11)));
		}
		return text.toString();
	}

	private static Optional<Instant> parsed(String text) {
		try {
			return Optional.of(Instant.parse(text));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

}
