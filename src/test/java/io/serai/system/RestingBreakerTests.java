package io.serai.system;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RestingBreakerTests {

	private final AtomicLong nanos = new AtomicLong();

	private final CircuitBreaker breaker = SystemConfiguration.breaker("erp",
			new SystemSettings.Breaker(2, 80, Duration.ofMinutes(5)), this.nanos::get);

	/** No clock that could be set has a say. */
	@Test
	void looksForTheSystemAgainAfterItsRestAndNotBefore() {
		this.breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException());
		this.breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException());
		assertThat(this.breaker.tryAcquirePermission()).isFalse();

		this.nanos.addAndGet(Duration.ofMinutes(4).toNanos());
		assertThat(this.breaker.tryAcquirePermission()).isFalse();
		this.nanos.addAndGet(Duration.ofMinutes(2).toNanos());

		assertThat(this.breaker.tryAcquirePermission()).isTrue();
	}

}
