package io.serai.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How long and how hard.
 *
 * @param connections that send at once
 * @param warmUp each contender at least, before anything is measured
 * @param warmUpOrders each contender at least; the compiler of the JVM counts calls, not
 * seconds
 * @param time one measured round of one contender
 * @param rounds of each contender, in turn
 */
record BenchOptions(int connections, Duration warmUp, int warmUpOrders, Duration time, int rounds) {

	/**
	 * Reads
	 * {@code --connections=32 --warm-up=60 --warm-up-orders=100000 --seconds=20 --rounds=3}.
	 * @throws IllegalArgumentException if an option is unknown
	 */
	static BenchOptions of(String... args) {
		Map<String, String> given = new LinkedHashMap<>(Map.of("--connections", "32", "--warm-up", "60",
				"--warm-up-orders", "100000", "--seconds", "20", "--rounds", "3"));
		for (String arg : args) {
			String[] parts = arg.split("=", 2);
			if (parts.length != 2 || given.put(parts[0], parts[1]) == null) {
				throw new IllegalArgumentException(
						"no option '%s'; there are %s, each with =value".formatted(arg, Arrays.toString(
								given.keySet().stream().filter((name) -> !name.equals(parts[0])).sorted().toArray())));
			}
		}
		return new BenchOptions(Integer.parseInt(of(given, "--connections")), seconds(of(given, "--warm-up")),
				Integer.parseInt(of(given, "--warm-up-orders")), seconds(of(given, "--seconds")),
				Integer.parseInt(of(given, "--rounds")));
	}

	private static String of(Map<String, String> given, String name) {
		return Objects.requireNonNull(given.get(name));
	}

	private static Duration seconds(String text) {
		return Duration.ofSeconds(Long.parseLong(text));
	}

}
