package io.serai.intake;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.serai.access.ApiClient;

import org.springframework.stereotype.Component;

/**
 * Lets each API client send as many requests a second as it may, on this node.
 */
@Component
class RateLimits {

	private final ConcurrentMap<String, RateLimiter> limiters = new ConcurrentHashMap<>();

	/**
	 * Counts one request.
	 * @throws ProblemException if it is one too many
	 */
	void count(ApiClient client) {
		String name = client.name() + " " + client.perSecond();
		if (!this.limiters.computeIfAbsent(name, (key) -> limiter(client)).acquirePermission()) {
			throw new ProblemException(ProblemKind.TOO_FAST, client.perSecond());
		}
	}

	private static RateLimiter limiter(ApiClient client) {
		return RateLimiter.of(client.name(),
				RateLimiterConfig.custom()
					.limitForPeriod(client.perSecond())
					.limitRefreshPeriod(Duration.ofSeconds(1))
					.timeoutDuration(Duration.ZERO)
					.build());
	}

}
