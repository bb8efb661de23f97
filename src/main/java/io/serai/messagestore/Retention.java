package io.serai.messagestore;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

import io.serai.canonical.RecordKind;
import io.serai.canonical.TimeOrderedId;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Removes what is too old, in small transactions, so that writers hardly wait. Where each
 * record stands is never removed.
 */
@Component
class Retention {

	private static final String BODIES = """
			DELETE FROM record_body WHERE message_id IN
			(SELECT message_id FROM record_body WHERE stored_at < ? FETCH FIRST ? ROWS ONLY)""";

	/** Their ids grow with the time, so that an index of times is not needed. */
	private static final String EVENTS = """
			DELETE FROM delivery_event WHERE id IN
			(SELECT id FROM delivery_event WHERE id < ? AND happened_at < ? FETCH FIRST ? ROWS ONLY)""";

	private static final String RECORDS = """
			DELETE FROM record WHERE message_id IN
			(SELECT message_id FROM record WHERE kind = '%s' AND received_at < ? FETCH FIRST ? ROWS ONLY)""";

	private static final Duration KEEP_TALLY = Duration.ofDays(35);

	private final JdbcTemplate jdbc;

	private final StoreSettings settings;

	private final Clock clock;

	Retention(JdbcTemplate jdbc, StoreSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Removes everything that is too old now.
	 */
	@Scheduled(initialDelayString = "${serai.messagestore.clean-every:10m}",
			fixedDelayString = "${serai.messagestore.clean-every:10m}")
	void clean() {
		Instant now = this.clock.instant();
		deleteAll(BODIES, Times.column(now.minus(this.settings.keepBodies())));
		Instant journeys = now.minus(this.settings.keepJourneys());
		deleteAll(BODIES, Times.column(journeys));
		deleteAll(EVENTS, TimeOrderedId.first(journeys), Times.column(journeys));
		for (RecordKind kind : RecordKind.values()) {
			deleteAll(RECORDS.formatted(kind.wireName()), Times.column(journeys));
		}
		this.jdbc.update("DELETE FROM tally WHERE in_minute < ?", Times.column(now.minus(KEEP_TALLY)));
	}

	private void deleteAll(String sql, Object... before) {
		Object[] arguments = Arrays.copyOf(before, before.length + 1);
		arguments[before.length] = this.settings.cleanBatch();
		int deleted;
		do {
			deleted = this.jdbc.update(sql, arguments);
		}
		while (deleted > 0);
	}

}
