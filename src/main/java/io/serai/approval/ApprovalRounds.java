package io.serai.approval;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import io.serai.canonical.Order;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code approval_round}: how often each approval was asked for. Each round has
 * a key of its own, so that the answer to an earlier one answers nothing.
 */
@Repository
class ApprovalRounds {

	private final JdbcTemplate jdbc;

	private final Clock clock;

	ApprovalRounds(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Returns the round that counts; the first if nobody has asked yet. */
	Round of(Order order) {
		return find(order).orElseGet(() -> new Round(ApprovalKey.of(order, 1), 1, this.clock.instant()));
	}

	private Optional<Round> find(Order order) {
		return this.jdbc
			.query("SELECT round, asked_at FROM approval_round WHERE subject = ? ORDER BY round DESC LIMIT 1",
					(row, number) -> new Round(ApprovalKey.of(order, row.getInt(1)), row.getInt(1),
							row.getTimestamp(2).toInstant()),
					ApprovalKey.of(order, 1))
			.stream()
			.findFirst();
	}

	/**
	 * Remembers that a round was asked; who was first stays.
	 * @param by the person; {@code serai} for the first round
	 */
	void asked(Order order, int round, String by, String reason) {
		if (find(order).filter((known) -> known.number() >= round).isPresent()) {
			return;
		}
		try {
			this.jdbc.update(
					"INSERT INTO approval_round (subject, round, asked_at, asked_by, reason) VALUES (?, ?, ?, ?, ?)",
					ApprovalKey.of(order, 1), round, Timestamp.from(this.clock.instant()), by, reason);
		}
		catch (DuplicateKeyException ex) {
			// Another node was first.
		}
	}

	/**
	 * One round of questions.
	 *
	 * @param key of the approval
	 * @param number from 1
	 * @param askedAt now if nobody has asked yet
	 */
	record Round(String key, int number, Instant askedAt) {
	}

}
