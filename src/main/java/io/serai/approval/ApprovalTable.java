package io.serai.approval;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

import io.serai.canonical.Approval;
import io.serai.canonical.ApprovalStatus;
import io.serai.canonical.RecordVersion;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The table {@code approval}: how each approval stands.
 */
@Repository
class ApprovalTable {

	private final JdbcTemplate jdbc;

	private final Clock clock;

	ApprovalTable(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	Optional<Standing> find(String key) {
		return this.jdbc
			.query("SELECT status, version, passed_version FROM approval WHERE approval_key = ?",
					(row, number) -> new Standing(status(row.getString(1)), row.getString(2), row.getString(3)), key)
			.stream()
			.findFirst();
	}

	/** Takes over what is newer than what is known. */
	void store(Approval approval) {
		Optional<Standing> known = find(approval.key());
		if (known.isPresent()) {
			if (RecordVersion.compare(approval.version(), known.get().version()) > 0) {
				this.jdbc.update(
						"UPDATE approval SET status = ?, version = ?, updated_at = ? WHERE approval_key = ? AND version = ?",
						approval.status().wireName(), approval.version(), now(), approval.key(), known.get().version());
			}
			return;
		}
		try {
			this.jdbc.update("INSERT INTO approval (approval_key, status, version, updated_at) VALUES (?, ?, ?, ?)",
					approval.key(), approval.status().wireName(), approval.version(), now());
		}
		catch (DuplicateKeyException ex) {
			// Another node took an earlier version over at the same moment.
			store(approval);
		}
	}

	/**
	 * Remembers that this version of the record went on because of the approval. Whoever
	 * takes it back later finds that here.
	 * @return whether it is still approved; otherwise nothing is remembered
	 */
	boolean passed(String key, String version) {
		return this.jdbc.update("UPDATE approval SET passed_version = ? WHERE approval_key = ? AND status = ?", version,
				key, ApprovalStatus.APPROVED.wireName()) == 1;
	}

	private Timestamp now() {
		return Timestamp.from(this.clock.instant());
	}

	private static ApprovalStatus status(String wireName) {
		return Arrays.stream(ApprovalStatus.values())
			.filter((status) -> status.wireName().equals(wireName))
			.findFirst()
			.orElse(ApprovalStatus.ERROR);
	}

	/**
	 * How an approval stands.
	 *
	 * @param passed version of the record that went on because of it; null if none did
	 */
	record Standing(ApprovalStatus status, String version, @Nullable String passed) {
	}

}
