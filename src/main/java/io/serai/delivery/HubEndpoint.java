package io.serai.delivery;

import io.serai.canonical.RecordKind;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * One record kind's channel as a Camel endpoint.
 */
final class HubEndpoint extends DefaultEndpoint implements MultipleConsumersSupport {

	private final HubComponent component;

	private final RecordKind kind;

	private final Taking taking;

	HubEndpoint(String uri, HubComponent component, RecordKind kind, Taking taking) {
		super(uri, component);
		this.component = component;
		this.kind = kind;
		this.taking = taking;
	}

	@Override
	public Producer createProducer() {
		return new HubProducer(this, this.component.intaking());
	}

	@Override
	public Consumer createConsumer(Processor processor) {
		return new HubConsumer(this, processor, this.component);
	}

	/** Any number of flows may subscribe. */
	@Override
	public boolean isMultipleConsumersSupported() {
		return true;
	}

	RecordKind kind() {
		return this.kind;
	}

	Taking taking() {
		return this.taking;
	}

	/**
	 * How a flow takes what is on the channel.
	 *
	 * @param workers deliveries at once on this node
	 * @param collapse whether of several waiting versions only the newest is delivered
	 * @param about which records it takes
	 */
	record Taking(int workers, boolean collapse, About about) {
	}

}
