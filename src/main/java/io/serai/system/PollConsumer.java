package io.serai.system;

import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.RejectedRecord;
import io.serai.system.poll.Poll;
import io.serai.system.poll.PollSchedule;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;

/**
 * {@code from: system:NAME/OPERATION}: each changed item goes down the route as a
 * canonical record, or as a rejected one.
 */
final class PollConsumer extends DefaultConsumer {

	private final SystemEndpoint endpoint;

	private final SystemComponent component;

	private final ProducerTemplate rejections;

	PollConsumer(SystemEndpoint endpoint, Processor processor, SystemComponent component) {
		super(endpoint, processor);
		this.endpoint = endpoint;
		this.component = component;
		this.rejections = endpoint.getCamelContext().createProducerTemplate();
	}

	@Override
	protected void doStart() throws Exception {
		super.doStart();
		Poll poll = new Poll(getRouteId(), this.endpoint.polled(), this.component.pollParts(), this::publish);
		this.component.polls().started(getRouteId(), new PollSchedule(poll, this.endpoint.every()));
		this.component.backfills().started(getRouteId(), this.endpoint.polled(), this::publish);
	}

	@Override
	protected void doStop() throws Exception {
		this.component.backfills().stopped(getRouteId());
		this.component.polls().stopped(getRouteId());
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

	private void publish(Object record) {
		Exchange exchange = createExchange(false);
		exchange.getMessage().setBody(record);
		try {
			if (record instanceof RejectedRecord rejected) {
				reject(rejected, exchange);
			}
			else {
				getAsyncProcessor().processAsync(exchange).join();
			}
			Exception failed = exchange.getException();
			if (failed != null) {
				throw (failed instanceof HubException hub) ? hub : bug(failed);
			}
		}
		finally {
			releaseExchange(exchange, false);
		}
	}

	/** Past the route's steps, which know records only. */
	private void reject(RejectedRecord rejected, Exchange exchange) {
		exchange.getExchangeExtension().setFromRouteId(getRouteId());
		this.rejections.send("hub:" + rejected.kind(), exchange);
	}

	private static HubException bug(Exception failed) {
		return new HubException(
				Failure.of(FailureClass.BUG, "the route did not take the item: " + failed.getClass().getSimpleName(),
						"Mend the route; the item's next version comes by itself."),
				failed);
	}

}
