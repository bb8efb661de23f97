package io.serai.demo;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One order of a verification: what is sent of it, how, and what has to become of it.
 *
 * @param versions sent in this order, each until it is accepted
 * @param way how they reach the hub
 * @param expected what the ERP has to hold
 */
record PlannedOrder(List<ObjectNode> versions, Way way, Expected expected) {

	PlannedOrder {
		versions = List.copyOf(versions);
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
		POLLED

	}

}
