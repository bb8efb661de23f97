package io.serai.canonical;

import java.time.Instant;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

class RecordVersionProperties {

	@Property
	void orderTurnsRoundWithItsSides(@ForAll("versions") String a, @ForAll("versions") String b) {
		assertThat(Integer.signum(RecordVersion.compare(a, b))).isEqualTo(-Integer.signum(RecordVersion.compare(b, a)));
	}

	@Property(tries = 5000)
	void orderHasNoCircle(@ForAll("versions") String a, @ForAll("versions") String b, @ForAll("versions") String c) {
		if (RecordVersion.compare(a, b) <= 0 && RecordVersion.compare(b, c) <= 0) {
			assertThat(RecordVersion.compare(a, c)).isLessThanOrEqualTo(0);
		}
	}

	@Example
	void numbersGoByValueAndInstantsByTime() {
		assertThat(RecordVersion.compare("9", "10")).isNegative();
		assertThat(RecordVersion.compare("2026-11-22T05:07:50Z", "2026-11-22T05:07:50.001Z")).isNegative();
		assertThat(RecordVersion.compare("2026-11-22T13:07:50+08:00", "2026-11-22T05:07:50Z")).isZero();
		assertThat(RecordVersion.compare("1a", "9")).isPositive();
	}

	@Provide
	Arbitrary<String> versions() {
		return Arbitraries.oneOf(Arbitraries.integers().between(0, 200).map(String::valueOf),
				Arbitraries.of("1a", "9b", "", "v2", "007", "2026", "2026-11-22T", "张", "12345678901234567890123"),
				Arbitraries.longs().between(0, 5_000_000_000_000L).map((at) -> Instant.ofEpochMilli(at).toString()));
	}

}
