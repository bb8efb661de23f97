package io.serai.messagestore;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What flowed, in numbers.
 *
 * @param flows per flow id; a flow that nothing happened to is absent
 * @param received accepted records per wire name of the record kind; a kind without any
 * is absent
 */
public record Figures(Map<String, OfFlow> flows, Map<String, Span> received) {

	public Figures {
		flows = Map.copyOf(flows);
		received = Map.copyOf(received);
	}

	/**
	 * Returns the figures of one flow; zeros if nothing happened to it.
	 */
	public OfFlow of(String flow) {
		return this.flows.getOrDefault(flow, OfFlow.NONE);
	}

	/**
	 * Returns how many records of a kind were accepted.
	 */
	public Span received(String kind) {
		return this.received.getOrDefault(kind, Span.NONE);
	}

	/**
	 * Returns how many dead letters are open in all flows.
	 */
	public long dead() {
		return this.flows.values().stream().mapToLong(OfFlow::dead).sum();
	}

	/**
	 * One flow's figures.
	 *
	 * @param delivered deliveries that took effect
	 * @param skipped deliveries that were not for this flow, or superseded
	 * @param retried failed attempts that were scheduled again
	 * @param dead open dead letters now
	 * @param lastSuccess when a delivery last took effect, UTC; null if none has in two
	 * days
	 * @param hours deliveries that took effect in each of the last 24 hours, oldest first
	 */
	public record OfFlow(Span delivered, Span skipped, Span retried, long dead, @Nullable Instant lastSuccess,
			List<Long> hours) {

		static final OfFlow NONE = new OfFlow(Span.NONE, Span.NONE, Span.NONE, 0, null, List.of());

		public OfFlow {
			hours = List.copyOf(hours);
		}

	}

	/**
	 * How many in the last hour and today.
	 *
	 * @param hour in the last 60 minutes
	 * @param today since the day began
	 */
	public record Span(long hour, long today) {

		static final Span NONE = new Span(0, 0);

	}

}
