package io.serai.canonical;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * Seeds for tests over made-up values: other ones at every run, and each in the name of
 * its test, so that {@code -Dserai.test.seed=...} repeats what failed.
 */
final class Seeds {

	private static final int TRIES = 200;

	private Seeds() {
	}

	static LongStream fresh() {
		Long asked = Long.getLong("serai.test.seed");
		return (asked != null) ? LongStream.of(asked) : new Random().longs(TRIES);
	}

	/** Returns one of the choices. */
	static <T> T any(Random random, List<T> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

}
