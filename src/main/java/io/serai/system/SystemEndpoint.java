package io.serai.system;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * One operation of one system as a Camel endpoint.
 */
final class SystemEndpoint extends DefaultEndpoint {

	private final SystemComponent component;

	private final String system;

	private final String operation;

	SystemEndpoint(String uri, SystemComponent component, String system, String operation) {
		super(uri, component);
		this.component = component;
		this.system = system;
		this.operation = operation;
	}

	@Override
	public Producer createProducer() {
		return new SystemProducer(this, this.component);
	}

	@Override
	public Consumer createConsumer(Processor processor) {
		throw new UnsupportedOperationException("system: polls are made by the poll consumer");
	}

	String system() {
		return this.system;
	}

	String operation() {
		return this.operation;
	}

}
