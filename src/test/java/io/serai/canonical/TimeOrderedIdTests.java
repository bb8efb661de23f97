package io.serai.canonical;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeOrderedIdTests {

	private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

	@Test
	void isAUuidOfVersionSevenThatTellsItsMillisecond() {
		UUID id = UUID.fromString(TimeOrderedId.next(NOON));

		assertThat(id.version()).isEqualTo(7);
		assertThat(id.variant()).isEqualTo(2);
		assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(NOON.toEpochMilli());
	}

	@Test
	void sortsByTimeAsText() {
		assertThat(TimeOrderedId.next(NOON)).isLessThan(TimeOrderedId.next(NOON.plusMillis(1)));
	}

	@Test
	void tellsIdsOfAMillisecondFromEarlierOnes() {
		String first = TimeOrderedId.first(NOON);

		assertThat(first).isGreaterThan(TimeOrderedId.next(NOON.minusMillis(1)))
			.isLessThanOrEqualTo(TimeOrderedId.next(NOON));
	}

	@Test
	void isNeverTheSameWithinOneMillisecond() {
		Set<String> ids = new HashSet<>();
		for (int i = 0; i < 100_000; i++) {
			ids.add(TimeOrderedId.next(NOON));
		}

		assertThat(ids).hasSize(100_000);
	}

}
