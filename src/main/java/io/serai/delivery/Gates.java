package io.serai.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/**
 * The gate of every flow, by flow id; a gate outlives the route that it serves.
 */
@Component
final class Gates {

	private final Map<String, FlowGate> gates = new ConcurrentHashMap<>();

	private final Clock clock;

	private final DeliverySettings settings;

	Gates(Clock clock, DeliverySettings settings) {
		this.clock = clock;
		this.settings = settings;
	}

	FlowGate of(String flow) {
		return this.gates.computeIfAbsent(flow, (id) -> new FlowGate(this.clock, System::nanoTime,
				this.settings.probeFirst(), this.settings.probeMost()));
	}

}
