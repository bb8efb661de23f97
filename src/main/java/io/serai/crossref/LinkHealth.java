package io.serai.crossref;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;

/**
 * Tells those who watch the hub of links that were lost. It stays up: it looks before it
 * writes in their place.
 */
final class LinkHealth implements HealthIndicator {

	private final LinkWriter links;

	LinkHealth(LinkWriter links) {
		this.links = links;
	}

	@Override
	public Health health() {
		return Health.up().withDetail("lost", this.links.lost()).build();
	}

}
