package io.serai.delivery;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the flows of this node share.
 */
@Component
final class DeliveryEngine {

	private final DeliverySettings settings;

	private final Broker broker;

	private final Clock clock;

	private final Gates gates;

	private final Stretches stretches = new Stretches();

	private final ObjectProvider<DeliveredVersions> delivered;

	private final Map<String, Subscription> running = new ConcurrentHashMap<>();

	DeliveryEngine(DeliverySettings settings, Broker broker, Clock clock, Gates gates,
			ObjectProvider<DeliveredVersions> delivered) {
		this.settings = settings;
		this.broker = broker;
		this.clock = clock;
		this.gates = gates;
		this.delivered = delivered;
	}

	VersionGuard guardFor(String flow) {
		return new VersionGuard(flow, deliveredVersions(), this.settings.versionsRemembered());
	}

	DeliveredVersions deliveredVersions() {
		return this.delivered.getIfAvailable(() -> (id, record) -> Optional.empty());
	}

	Settling settlingFor(String flow) {
		RetryLadder ladder = new RetryLadder(this.settings.ladder(), this.settings.jitter(),
				RandomGenerator.getDefault());
		return new Settling(flow, ladder, this.clock);
	}

	void started(Subscription subscription) {
		this.running.put(subscription.id(), subscription);
	}

	void stopped(Subscription subscription) {
		this.running.remove(subscription.id(), subscription);
	}

	Map<String, Subscription> running() {
		return Map.copyOf(this.running);
	}

	DeliverySettings settings() {
		return this.settings;
	}

	Broker broker() {
		return this.broker;
	}

	Clock clock() {
		return this.clock;
	}

	Gates gates() {
		return this.gates;
	}

	Stretches stretches() {
		return this.stretches;
	}

}
