package io.serai.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.serai.messagestore.StoreHealth;
import io.serai.system.FlowsInUse;
import io.serai.system.outside.SystemStatus;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the first page.
 *
 * @param things what needs a person, worst first
 * @param totals the four big numbers
 * @param systems the outside systems
 * @param flows the flows, worst first
 * @param notInUse flows that ask more of a system than its connector can do
 * @param polls the flows that ask a system for what changed
 * @param store how far the figures are behind
 * @param storeAway whether the database cannot be asked at all
 * @param reloading whether edited files take effect while the hub runs
 * @param at when this was put together, UTC
 */
record OverviewPage(List<Thing> things, Totals totals, List<SystemStatus> systems, List<FlowRow> flows,
		Map<String, FlowsInUse.Missing> notInUse, List<PollRow> polls, StoreHealth store, boolean storeAway,
		boolean reloading, Instant at) {

	/** How many things are named before the rest is only counted. */
	private static final int NAMED = 5;

	public List<Thing> named() {
		return this.things.stream().limit(NAMED).toList();
	}

	public int unnamed() {
		return Math.max(0, this.things.size() - NAMED);
	}

	public boolean late() {
		return this.storeAway || this.store.behind();
	}

	/**
	 * The big numbers.
	 *
	 * @param received accepted today, per kind
	 * @param delivered deliveries that took effect today
	 * @param waiting records waiting in all flows
	 * @param oldest when the oldest of them was accepted; null if none waits
	 * @param dead open dead letters
	 */
	record Totals(List<OfKind> received, long delivered, long waiting, @Nullable Instant oldest, long dead) {

		public long receivedToday() {
			return this.received.stream().mapToLong(OfKind::today).sum();
		}

	}

	/**
	 * Accepted records of one kind.
	 *
	 * @param kind wire name of the kind
	 * @param today how many since the day began
	 */
	record OfKind(String kind, long today) {
	}

}
