package io.serai.canonical;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordVersionTests {

	private static final String SEEDS = "io.serai.canonical.Seeds#fresh";

	private static final List<String> ODD = List.of("1a", "9b", "", "v2", "007", "2026", "2026-11-22T", "张",
			"12345678901234567890123");

	@ParameterizedTest(name = "seed {0}")
	@MethodSource(SEEDS)
	void orderTurnsRoundWithItsSides(long seed) {
		List<String> some = versions(new Random(seed), 12);

		assertThat(some).allSatisfy((a) -> assertThat(some)
			.allSatisfy((b) -> assertThat(sign(a, b)).as("%s and %s", a, b).isEqualTo(-sign(b, a))));
	}

	@ParameterizedTest(name = "seed {0}")
	@MethodSource(SEEDS)
	void orderHasNoCircle(long seed) {
		List<String> sorted = versions(new Random(seed), 30).stream().sorted(RecordVersion::compare).toList();

		for (int older = 0; older < sorted.size(); older++) {
			for (int newer = older; newer < sorted.size(); newer++) {
				assertThat(sign(sorted.get(older), sorted.get(newer)))
					.as("%s and %s", sorted.get(older), sorted.get(newer))
					.isNotPositive();
			}
		}
	}

	@Test
	void numbersGoByValueAndInstantsByTime() {
		assertThat(RecordVersion.compare("9", "10")).isNegative();
		assertThat(RecordVersion.compare("2026-11-22T05:07:50Z", "2026-11-22T05:07:50.001Z")).isNegative();
		assertThat(RecordVersion.compare("2026-11-22T13:07:50+08:00", "2026-11-22T05:07:50Z")).isZero();
		assertThat(RecordVersion.compare("1a", "9")).isPositive();
	}

	private static int sign(String left, String right) {
		return Integer.signum(RecordVersion.compare(left, right));
	}

	private static List<String> versions(Random random, int count) {
		return IntStream.range(0, count).mapToObj((i) -> version(random)).toList();
	}

	private static String version(Random random) {
		return switch (random.nextInt(3)) {
			case 0 -> String.valueOf(random.nextInt(201));
			case 1 -> Seeds.any(random, ODD);
			default -> Instant.ofEpochMilli(random.nextLong(5_000_000_000_001L)).toString();
		};
	}

}
