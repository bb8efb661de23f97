package io.serai.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes what need not be remembered any longer: signatures that are out of date anyway,
 * and idempotency keys after a day.
 */
@Component
@EnableScheduling
class Forgetting {

	private static final Duration IDEMPOTENCY = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final Clock clock;

	Forgetting(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	@Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT10M")
	void forget() {
		forget("DELETE FROM seen_request WHERE seen_at < :before", SignedRequests.TOLERANCE.multipliedBy(3));
		forget("DELETE FROM idempotency_key WHERE created_at < :before", IDEMPOTENCY);
	}

	private void forget(String sql, Duration age) {
		Instant before = Instant.now(this.clock).minus(age);
		this.jdbc.sql(sql).param("before", OffsetDateTime.ofInstant(before, ZoneOffset.UTC)).update();
	}

}
