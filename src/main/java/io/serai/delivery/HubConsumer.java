package io.serai.delivery;

import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs one flow's subscription while its route runs.
 */
final class HubConsumer extends DefaultConsumer {

	private final HubEndpoint endpoint;

	private final HubComponent component;

	private @Nullable Subscription subscription;

	HubConsumer(HubEndpoint endpoint, Processor processor, HubComponent component) {
		super(endpoint, processor);
		this.endpoint = endpoint;
		this.component = component;
	}

	@Override
	protected void doStart() throws Exception {
		super.doStart();
		Subscription started = new Subscription(getRouteId(), this.endpoint, this.component.engine());
		started.start(new Attempt(this.endpoint, getAsyncProcessor(), getRouteId(), this.component.fresh()),
				this.component.events());
		this.component.engine().started(started);
		this.subscription = started;
	}

	@Override
	protected void doStop() throws Exception {
		Subscription stopped = this.subscription;
		if (stopped != null) {
			stopped.stop();
			this.component.engine().stopped(stopped);
			this.subscription = null;
		}
		super.doStop();
	}

	@Override
	protected void doSuspend() throws Exception {
		doStop();
	}

	@Override
	protected void doResume() throws Exception {
		doStart();
	}

}
