package io.serai.delivery;

import java.time.Duration;
import java.time.Instant;

import io.serai.canonical.TimeOrderedId;
import io.serai.failure.Failure;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the parts of an event of a flow.
 */
final class EventBuilder {

	private final String flow;

	private final HubMessage message;

	private final DeliveryState state;

	private final Instant at;

	private final Duration took;

	private @Nullable Failure failure;

	private @Nullable Instant due;

	private @Nullable String what;

	private @Nullable String system;

	private @Nullable String externalId;

	private @Nullable String number;

	private @Nullable String by;

	EventBuilder(String flow, HubMessage message, DeliveryState state, Instant at, Duration took) {
		this.flow = flow;
		this.message = message;
		this.state = state;
		this.at = at;
		this.took = took;
	}

	EventBuilder failed(Failure why) {
		this.failure = why;
		this.what = why.what();
		this.system = why.system();
		return this;
	}

	EventBuilder spoke(@Nullable String to, @Nullable String id, @Nullable String told) {
		this.system = to;
		this.externalId = id;
		this.number = told;
		return this;
	}

	EventBuilder what(String text) {
		this.what = text;
		return this;
	}

	EventBuilder due(Instant when) {
		this.due = when;
		return this;
	}

	EventBuilder by(String person) {
		this.by = person;
		return this;
	}

	DeliveryEvent build() {
		Failure why = this.failure;
		return new DeliveryEvent(TimeOrderedId.next(this.at), this.message.messageId(), this.flow,
				this.message.record(), this.message.version(), this.state, this.message.attempt(), this.at,
				this.took.toMillis(), this.due, (why != null) ? why.failureClass().wireName() : null,
				(why != null) ? why.cause() : null, this.what, (why != null) ? why.remedy() : null, this.system,
				this.externalId, this.by, this.number);
	}

}
