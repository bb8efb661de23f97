package io.serai.delivery;

import io.serai.canonical.HubHeaders;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Publishes the body of an exchange; returns after the broker has it on disk.
 */
final class HubProducer extends DefaultProducer {

	private final HubEndpoint endpoint;

	private final Intaking intaking;

	HubProducer(HubEndpoint endpoint, Intaking intaking) {
		super(endpoint);
		this.endpoint = endpoint;
		this.intaking = intaking;
	}

	@Override
	public void process(Exchange exchange) {
		this.intaking.publish(this.endpoint.kind(), exchange);
		exchange.setProperty(HubHeaders.PUBLISHED, true);
	}

}
