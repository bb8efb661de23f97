package io.serai.console;

import java.time.Duration;
import java.time.Instant;

import io.serai.delivery.FlowStatus;

/**
 * The one word that says how a flow is. Worst first.
 */
enum FlowState {

	/** Its route does not run. */
	STOPPED("red"),

	/** It paused itself; a system is down or throttled. */
	PAUSED_ITSELF("red"),

	/** Some deliveries need a person. */
	DEGRADED("orange"),

	/** Records wait too long, or it works off what has gathered. */
	DELAYED("yellow"),

	/** A person paused it. */
	PAUSED_BY_PERSON("azure"),

	/** The figures are too old to say. */
	UNKNOWN("secondary"),

	/** It flows, or has nothing to do. */
	HEALTHY("green");

	private final String colour;

	FlowState(String colour) {
		this.colour = colour;
	}

	public String colour() {
		return this.colour;
	}

	static FlowState of(FlowStatus flow, long dead, boolean figuresLate, Instant now, Duration delayedAfter) {
		return switch (flow.gate()) {
			case STOPPED -> STOPPED;
			case PAUSED_ITSELF -> PAUSED_ITSELF;
			case PAUSED_BY_PERSON -> PAUSED_BY_PERSON;
			case CATCHING_UP -> (dead > 0) ? DEGRADED : DELAYED;
			case OPEN -> ofOpen(flow, dead, figuresLate, now, delayedAfter);
		};
	}

	private static FlowState ofOpen(FlowStatus flow, long dead, boolean figuresLate, Instant now,
			Duration delayedAfter) {
		if (dead > 0) {
			return DEGRADED;
		}
		Instant oldest = flow.oldestWaiting();
		if (flow.waiting() > 0 && oldest != null && oldest.plus(delayedAfter).isBefore(now)) {
			return DELAYED;
		}
		return figuresLate ? UNKNOWN : HEALTHY;
	}

}
