package io.serai.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.serai.canonical.HubHeaders;
import io.serai.canonical.RecordKind;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reads the flows' state from the broker and the gates.
 */
@Component
final class BrokerFlows implements Flows {

	private static final Logger log = LoggerFactory.getLogger(BrokerFlows.class);

	private final Broker broker;

	private final DeliveryEngine engine;

	private final FlowControl control;

	private final ObjectProvider<CamelContext> camel;

	BrokerFlows(Broker broker, DeliveryEngine engine, FlowControl control, ObjectProvider<CamelContext> camel) {
		this.broker = broker;
		this.engine = engine;
		this.control = control;
		this.camel = camel;
	}

	@Override
	public List<FlowStatus> all() {
		try (ClientSession session = this.broker.immediate()) {
			Map<String, FlowStatus> flows = new TreeMap<>();
			for (RecordKind kind : RecordKind.values()) {
				for (SimpleString queue : session.addressQuery(SimpleString.of(kind.wireName())).getQueueNames()) {
					if (Channels.isFlow(queue.toString())) {
						flows.put(queue.toString(), status(session, kind, queue.toString()));
					}
				}
			}
			return new ArrayList<>(flows.values());
		}
		catch (ActiveMQException ex) {
			throw new HubException(Failure.of(FailureClass.UNAVAILABLE, "the hub's broker does not answer",
					"Look at the broker; records are refused with 503 until it is back."), ex);
		}
	}

	private FlowStatus status(ClientSession session, RecordKind kind, String flow) throws ActiveMQException {
		boolean running = this.engine.running().containsKey(flow);
		FlowGate.View gate = this.engine.gates().of(flow).view();
		long waiting = session.queueQuery(SimpleString.of(flow)).getMessageCount();
		long retrying = (waiting > 0) ? scheduled(session, flow) : 0;
		return new FlowStatus(flow, description(flow), kind.wireName(), gate(running, gate), gate.reason(),
				gate.pausedBy(), gate.until(), waiting, retrying, (waiting > retrying) ? oldest(session, flow) : null);
	}

	private static FlowStatus.Gate gate(boolean running, FlowGate.View view) {
		if (!running) {
			return FlowStatus.Gate.STOPPED;
		}
		if (view.pausedBy() != null) {
			return FlowStatus.Gate.PAUSED_BY_PERSON;
		}
		if (view.until() == null) {
			return FlowStatus.Gate.OPEN;
		}
		return view.moving() ? FlowStatus.Gate.CATCHING_UP : FlowStatus.Gate.PAUSED_ITSELF;
	}

	private String description(String flow) {
		CamelContext context = this.camel.getIfAvailable();
		Route route = (context != null) ? context.getRoute(flow) : null;
		return (route != null && route.getDescription() != null) ? route.getDescription() : "";
	}

	private static long scheduled(ClientSession session, String flow) throws ActiveMQException {
		try (ClientRequestor requestor = new ClientRequestor(session, "activemq.management")) {
			ClientMessage question = session.createMessage(false);
			ManagementHelper.putAttribute(question, ResourceNames.QUEUE + flow, "scheduledCount");
			Object answer = ManagementHelper.getResult(requestor.request(question, 5000));
			return (answer instanceof Number number) ? number.longValue() : 0;
		}
		catch (ActiveMQException ex) {
			throw ex;
		}
		catch (Exception ex) {
			throw new IllegalStateException("the broker's management did not answer for flow " + flow, ex);
		}
	}

	private static @Nullable Instant oldest(ClientSession session, String flow) throws ActiveMQException {
		try (ClientConsumer browser = session.createConsumer(SimpleString.of(flow), null, 0, -1, true)) {
			ClientMessage first = browser.receiveImmediate();
			return (first != null) ? Instant.ofEpochMilli(first.getLongProperty(HubHeaders.RECEIVED_AT)) : null;
		}
	}

	@Override
	public void pause(String flow, String by, String reason) {
		this.control.pause(known(flow), by, reason);
	}

	@Override
	public void resume(String flow, String by) {
		this.control.resume(known(flow));
		log.atInfo().addKeyValue("flow", flow).addKeyValue("by", by).log("Flow resumed");
	}

	private String known(String flow) {
		if (!this.engine.running().containsKey(flow)) {
			throw new HubException(
					Failure.of(FailureClass.INVALID_DATA, "there is no running flow '%s'".formatted(flow),
							"Choose one of %s.".formatted(this.engine.running().keySet())));
		}
		return flow;
	}

}
