package io.serai.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryLadderTests {

	private final List<Duration> pauses = List.of(Duration.ofSeconds(1), Duration.ofSeconds(5));

	@Test
	void climbsRungByRungAndEnds() {
		RetryLadder ladder = new RetryLadder(this.pauses, 0, new Random(1));

		assertThat(ladder.pauseAfter(1)).contains(Duration.ofSeconds(1));
		assertThat(ladder.pauseAfter(2)).contains(Duration.ofSeconds(5));
		assertThat(ladder.pauseAfter(3)).isEmpty();
	}

	@Test
	void spreadsRetriesWithinTheJitter() {
		RetryLadder ladder = new RetryLadder(this.pauses, 0.2, new Random(1));

		List<Long> millis = java.util.stream.IntStream.range(0, 200)
			.mapToObj((i) -> ladder.pauseAfter(2).orElseThrow().toMillis())
			.toList();

		assertThat(millis).allMatch((pause) -> pause >= 4000 && pause <= 6000);
		assertThat(millis.stream().distinct().count()).isGreaterThan(100);
	}

}
