package io.serai.system;

import java.time.Duration;
import java.time.Instant;

import io.serai.system.outside.OutsideSystem;
import io.serai.system.reading.PolledOperation;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one system as a Camel endpoint.
 */
final class SystemEndpoint extends DefaultEndpoint {

	private final SystemComponent component;

	private final String system;

	private final String operation;

	private Duration every = Duration.ofSeconds(5);

	private @Nullable Instant since;

	private boolean hook;

	private boolean onlyIfThere;

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
	public Consumer createConsumer(Processor processor) throws Exception {
		this.component.systems().find(this.system).ifPresent(this::checkPoll);
		if (this.hook) {
			return getCamelContext().getEndpoint("hub:notice?about=%s/%s".formatted(this.system, this.operation))
				.createConsumer(new NoticeReading(this.component.pollParts(), processor));
		}
		return new PollConsumer(this, processor, this.component);
	}

	String system() {
		return this.system;
	}

	String operation() {
		return this.operation;
	}

	Duration every() {
		return this.every;
	}

	PolledOperation polled() {
		return new PolledOperation(this.system, this.operation, this.since);
	}

	void every(Duration every) {
		this.every = every;
	}

	void since(@Nullable Instant since) {
		this.since = since;
	}

	void hook(boolean hook) {
		this.hook = hook;
	}

	boolean onlyIfThere() {
		return this.onlyIfThere;
	}

	void onlyIfThere(boolean onlyIfThere) {
		this.onlyIfThere = onlyIfThere;
	}

	private void checkPoll(OutsideSystem found) {
		if (!found.operation(this.operation).isPoll()) {
			throw new IllegalArgumentException(
					"system:%s/%s cannot be polled: give the operation 'items', 'record' and 'mapping' in connectors/%s/connector.yaml"
						.formatted(this.system, this.operation, found.connector().name()));
		}
	}

}
