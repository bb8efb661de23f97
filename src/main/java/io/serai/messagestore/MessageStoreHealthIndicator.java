package io.serai.messagestore;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Tells those who watch the hub that nothing of what it does is kept: the database may
 * well answer and yet take no writes.
 */
@Component
final class MessageStoreHealthIndicator implements HealthIndicator {

	private final StoreWriter writer;

	MessageStoreHealthIndicator(StoreWriter writer) {
		this.writer = writer;
	}

	@Override
	public Health health() {
		@Nullable Instant failing = this.writer.health().failingSince();
		return (failing != null) ? Health.down().withDetail("failingSince", failing).build() : Health.up().build();
	}

}
