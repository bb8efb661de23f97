package io.serai.demo;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.demo.Expected.Fate;
import org.jspecify.annotations.Nullable;

/**
 * One order of a verification: what is sent of it, how, and what has to become of it.
 *
 * @param versions in the order in which they are sent
 * @param way how they reach the hub
 * @param fate what has to become of the newest on its way to the ERP
 * @param decision what people in the OA decide; null if nobody is asked
 */
record PlannedOrder(List<ObjectNode> versions, Way way, Fate fate, @Nullable Decision decision) {

	PlannedOrder {
		versions = List.copyOf(versions);
	}

	PlannedOrder(List<ObjectNode> versions, Way way, Fate fate) {
		this(versions, way, fate, null);
	}

	String key() {
		return this.versions.getFirst().path("key").asText();
	}

	/** Returns the version that has to win. */
	ObjectNode newest() {
		return this.versions.stream()
			.max((one, other) -> Integer.compare(one.path("version").asInt(), other.path("version").asInt()))
			.orElseThrow();
	}

	/** Returns what is sent before anybody decides anything. */
	List<ObjectNode> atOnce() {
		return (this.decision == Decision.WITHDRAWN) ? this.versions.subList(0, 1) : this.versions;
	}

	Expected expected(String flow, Fate fateThere) {
		return new Expected(flow, "orders", DemoOrders.SOURCE, key(), newest().path("version").asText(), fateThere);
	}

	/** Returns the number of the approval that a version needs. */
	static String approval(ObjectNode version) {
		return "%s/%s/%s-CNY".formatted(DemoOrders.SOURCE, version.path("key").asText(),
				Amounts.plain(version.path("total")));
	}

	/**
	 * How an order reaches the hub.
	 */
	enum Way {

		/** One request each. */
		PUSHED,

		/** Many in one request. */
		BATCHED,

		/** It lies in the shop until the hub asks. */
		POLLED,

		/** It lies in the shop, which tells of it and does not list it. */
		TOLD,

		/** A store hands it in, in a file. */
		FILED,

		/** It lies in the shop, and nobody hears of it until somebody fetches it. */
		FETCHED

	}

	/**
	 * How the question whether an order may go on ends.
	 */
	enum Decision {

		/** It goes on. */
		APPROVED,

		/** It ends. */
		REJECTED,

		/** It waits; the buyer then orders for another amount, which is approved. */
		WITHDRAWN,

		/** A person has to see to it. */
		EXPIRED;

		/** Returns it as the OA says it. */
		String state() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
