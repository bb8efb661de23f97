package io.serai.delivery;

import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKind;
import org.apache.activemq.artemis.api.core.ActiveMQAddressExistsException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * Names and makes the broker's addresses and queues. One multicast address per record
 * kind; on it one durable queue per flow and one for the message store. A queue takes
 * what is meant for all flows and what is meant for its own.
 */
final class Channels {

	/** Queue of delivery events for the message store. */
	static final String OUTCOME = "outcome";

	/** Queue that holds, per flow, whether a person paused it. */
	static final String FLOW_CONTROL = "flow-control";

	private static final String DEAD_PREFIX = "dead.";

	private static final String STORE_PREFIX = "message-store.";

	/**
	 * Groups are gathered into so many buckets; one map entry per key would grow without
	 * end.
	 */
	private static final int GROUP_BUCKETS = 1024;

	private Channels() {
	}

	static String dead(String flow) {
		return DEAD_PREFIX + flow;
	}

	static String store(RecordKind kind) {
		return STORE_PREFIX + kind.wireName();
	}

	static boolean isFlow(String queue) {
		return !queue.startsWith(DEAD_PREFIX) && !queue.startsWith(STORE_PREFIX);
	}

	/** Makes the queues that exist whichever flows there are. */
	static void createCommon(ClientSession session) throws ActiveMQException {
		for (RecordKind kind : RecordKind.values()) {
			create(session,
					QueueConfiguration.of(store(kind))
						.setAddress(kind.wireName())
						.setRoutingType(RoutingType.MULTICAST)
						.setFilterString("%s IS NULL".formatted(HubHeaders.FLOW)));
		}
		create(session, QueueConfiguration.of(OUTCOME).setRoutingType(RoutingType.ANYCAST));
		create(session,
				QueueConfiguration.of(FLOW_CONTROL)
					.setRoutingType(RoutingType.ANYCAST)
					.setLastValueKey(HubHeaders.FLOW)
					.setNonDestructive(true));
	}

	/** Makes the queue in which records wait for a flow, and the one for its dead. */
	static void createForFlow(ClientSession session, RecordKind kind, String flow, About about)
			throws ActiveMQException {
		create(session,
				QueueConfiguration.of(flow)
					.setAddress(kind.wireName())
					.setRoutingType(RoutingType.MULTICAST)
					.setFilterString(about.filter(flow))
					.setGroupBuckets(GROUP_BUCKETS)
					.setGroupRebalance(true)
					.setGroupRebalancePauseDispatch(true));
		createDead(session, flow);
	}

	static void createDead(ClientSession session, String flow) throws ActiveMQException {
		create(session, QueueConfiguration.of(dead(flow)).setRoutingType(RoutingType.ANYCAST));
	}

	private static void create(ClientSession session, QueueConfiguration queue) throws ActiveMQException {
		if (session.queueQuery(queue.getName()).isExists()) {
			return;
		}
		SimpleString address = (queue.getAddress() != null) ? queue.getAddress() : queue.getName();
		try {
			if (!session.addressQuery(address).isExists()) {
				session.createAddress(address, queue.getRoutingType(), false);
			}
			session.createQueue(queue.setAddress(address).setDurable(true));
		}
		catch (ActiveMQQueueExistsException | ActiveMQAddressExistsException ex) {
			// Another node made it at the same moment.
		}
	}

}
