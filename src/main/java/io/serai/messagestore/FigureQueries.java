package io.serai.messagestore;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import io.serai.delivery.DeliveryState;
import io.serai.messagestore.Figures.OfFlow;
import io.serai.messagestore.Figures.Span;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Sums the tally up.
 */
@Component
class FigureQueries {

	private static final int HOURS = 24;

	/** How far back a last success is looked for. */
	private static final Duration MEMORY = Duration.ofDays(2);

	private final TallyTable tally;

	private final DeadLetterQueries dead;

	FigureQueries(TallyTable tally, DeadLetterQueries dead) {
		this.tally = tally;
		this.dead = dead;
	}

	Figures of(Instant today, Instant now) {
		Map<String, Map<String, TallyTable.Sum>> sums = new HashMap<>();
		this.tally.sums(now.minus(Duration.ofHours(1)), today)
			.forEach(
					(sum) -> sums.computeIfAbsent(sum.subject(), (subject) -> new HashMap<>()).put(sum.measure(), sum));
		Map<String, Span> received = new HashMap<>();
		sums.forEach((subject, measures) -> {
			TallyTable.@Nullable Sum sum = measures.remove(TallyTable.RECEIVED);
			if (sum != null) {
				received.put(subject, span(sum));
			}
		});
		sums.values().removeIf(Map::isEmpty);
		return new Figures(flows(sums, now), received);
	}

	private Map<String, OfFlow> flows(Map<String, Map<String, TallyTable.Sum>> sums, Instant now) {
		Map<String, Long> deadNow = this.dead.counts();
		Map<String, long[]> hours = this.tally.hours(DeliveryState.DELIVERED.name(), now, HOURS);
		Map<String, Instant> successes = this.tally.lastOf(DeliveryState.DELIVERED.name(), now.minus(MEMORY));
		Set<String> names = new HashSet<>(sums.keySet());
		names.addAll(deadNow.keySet());
		names.addAll(successes.keySet());
		Map<String, OfFlow> flows = new HashMap<>();
		names.forEach((flow) -> {
			Map<String, TallyTable.Sum> measures = sums.getOrDefault(flow, Map.of());
			List<Long> trend = LongStream.of(hours.getOrDefault(flow, new long[HOURS])).boxed().toList();
			flows.put(flow, new OfFlow(span(measures.get(DeliveryState.DELIVERED.name())),
					span(measures.get(DeliveryState.SKIPPED.name())), span(measures.get(DeliveryState.RETRYING.name())),
					deadNow.getOrDefault(flow, 0L), successes.get(flow), trend));
		});
		return flows;
	}

	private static Span span(TallyTable.@Nullable Sum sum) {
		return (sum != null) ? new Span(sum.hour(), sum.today()) : Span.NONE;
	}

}
