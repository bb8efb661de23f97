package io.serai.ownership;

import java.sql.Timestamp;
import java.time.Clock;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes conflicts some time after they were settled: they say what people are called
 * and where they live. An open one is never removed.
 */
@Component
class SettledConflicts {

	private static final int AT_ONCE = 1_000;

	private final JdbcTemplate jdbc;

	private final OwnershipSettings settings;

	private final Clock clock;

	SettledConflicts(JdbcTemplate jdbc, OwnershipSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
	}

	/** Removes all that are too old now, in small transactions. */
	@Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
	void clean() {
		Timestamp before = Timestamp.from(this.clock.instant().minus(this.settings.keepConflicts()));
		int removed;
		do {
			removed = this.jdbc
				.update("""
						DELETE FROM customer_conflict WHERE id IN
						(SELECT id FROM customer_conflict WHERE state <> 'OPEN' AND decided_at < ? FETCH FIRST ? ROWS ONLY)""",
						before, AT_ONCE);
		}
		while (removed == AT_ONCE);
	}

}
