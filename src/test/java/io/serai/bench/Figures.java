package io.serai.bench;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * What one run measured.
 *
 * @param arrived orders that reached the sink while the load ran
 * @param perSecond of them
 * @param acceptance milliseconds from sending to 202: p50, p99
 * @param endToEnd milliseconds from sending to arrival at the sink: p50, p99
 * @param refused answers other than 202
 * @param sent orders sent in all
 */
record Figures(int arrived, double perSecond, double[] acceptance, double[] endToEnd, int refused, int sent) {

	static Figures of(AtomicLongArray sent, AtomicLongArray accepted, AtomicLongArray arrived, int first, int end,
			long start, long stop, int refused) {
		int within = (int) IntStream.range(first, end)
			.filter((i) -> arrived.get(i) != 0 && accepted.get(i) != 0 && arrived.get(i) <= stop)
			.count();
		return new Figures(within, within * 1e9 / (stop - start), percentiles(sent, accepted, first, end),
				percentiles(sent, arrived, first, end), refused, end - first);
	}

	private static double[] percentiles(AtomicLongArray from, AtomicLongArray to, int first, int end) {
		long[] times = IntStream.range(first, end)
			.filter((i) -> to.get(i) != 0)
			.mapToLong((i) -> to.get(i) - from.get(i))
			.toArray();
		Arrays.sort(times);
		return new double[] { at(times, 0.5), at(times, 0.99) };
	}

	private static double at(long[] sorted, double share) {
		return (sorted.length == 0) ? 0 : sorted[(int) (sorted.length * share)] / 1e6;
	}

}
