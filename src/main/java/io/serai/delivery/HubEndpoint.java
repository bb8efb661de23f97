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

	private final int workers;

	private final boolean collapse;

	HubEndpoint(String uri, HubComponent component, RecordKind kind, int workers, boolean collapse) {
		super(uri, component);
		this.component = component;
		this.kind = kind;
		this.workers = workers;
		this.collapse = collapse;
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

	int workers() {
		return this.workers;
	}

	boolean collapse() {
		return this.collapse;
	}

}
