package io.serai.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;

import io.serai.canonical.TimeOrderedId;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tables {@code store_file} and {@code store_gap}: which files of each store were
 * taken, and which are missing between them.
 */
@Component
final class SequenceBook {

	private static final int MOST_TOLD = 100;

	private final JdbcTemplate jdbc;

	private final TransactionTemplate transaction;

	private final StoreSettings settings;

	private final Clock clock;

	SequenceBook(JdbcTemplate jdbc, PlatformTransactionManager transactions, StoreSettings settings, Clock clock) {
		this.jdbc = jdbc;
		this.transaction = new TransactionTemplate(transactions);
		this.settings = settings;
		this.clock = clock;
	}

	/**
	 * Returns what became of the file if it was taken before; without a number, only its
	 * content tells.
	 * @throws RefusedFileException if its number was another file's, or is too far ahead
	 */
	Optional<FileOutcome> before(StoreFile file, String digest) {
		Long sequence = file.sequence();
		List<Taken> found = (sequence != null) ? taken("sequence_number = ?", file.counter(), sequence)
				: taken("digest = ? AND sequence_number IS NULL", file.counter(), digest);
		if (found.isEmpty()) {
			if (sequence != null) {
				checkJump(file.counter(), sequence);
			}
			return Optional.empty();
		}
		Taken taken = found.getFirst();
		if (!taken.digest().equals(digest)) {
			throw RefusedFileException.of(RefusedFileException.Reason.SEQUENCE_TAKEN,
					Objects.requireNonNull(sequence).toString());
		}
		return Optional.of(new FileOutcome("same", file.store(), file.kind(), sequence, taken.accepted(),
				taken.invalid(), missing(file.counter()), List.of()));
	}

	/** Notes a file whose records are stored. */
	FileOutcome note(StoreFile file, String digest, List<RowOutcome> rows) {
		int accepted = (int) rows.stream().filter(RowOutcome::taken).count();
		try {
			this.transaction.executeWithoutResult((status) -> write(file, digest, accepted, rows.size() - accepted));
		}
		catch (DuplicateKeyException ex) {
			// Another node took a file with this number meanwhile.
			return before(file, digest).orElseThrow(() -> ex);
		}
		return new FileOutcome("accepted", file.store(), file.kind(), file.sequence(), accepted, rows.size() - accepted,
				missing(file.counter()), rows);
	}

	/** Returns the numbers that are missing, oldest first. */
	List<Long> missing(String store) {
		return this.jdbc.queryForList("""
				SELECT sequence_number FROM store_gap WHERE store = ? AND settled_at IS NULL
				ORDER BY sequence_number FETCH FIRST %d ROWS ONLY""".formatted(MOST_TOLD), Long.class, store);
	}

	private void write(StoreFile file, String digest, int accepted, int invalid) {
		Timestamp now = Timestamp.from(this.clock.instant());
		Long sequence = file.sequence();
		if (sequence != null) {
			this.jdbc.update("""
					UPDATE store_gap SET settled_at = ?, settled_by = NULL, reason = NULL
					WHERE store = ? AND sequence_number = ?""", now, file.counter(), sequence);
			long last = last(file.counter());
			LongStream.range((last > 0) ? last + 1 : sequence, sequence)
				.forEach((missing) -> this.jdbc.update(
						"INSERT INTO store_gap (store, sequence_number, noticed_at) VALUES (?, ?, ?)", file.counter(),
						missing, now));
		}
		this.jdbc.update("""
				INSERT INTO store_file (id, store, kind, sequence_number, digest, accepted, invalid, taken_at)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", TimeOrderedId.next(this.clock.instant()), file.counter(),
				file.kind().wireName(), sequence, digest, accepted, invalid, now);
	}

	/** A slip of the finger would make thousands of gaps. */
	private void checkJump(String store, long sequence) {
		long last = last(store);
		if (last > 0 && sequence - last > this.settings.maxJump()) {
			throw RefusedFileException.of(RefusedFileException.Reason.SEQUENCE_JUMP, Long.toString(sequence),
					Long.toString(last), this.settings.maxJump());
		}
	}

	private long last(String store) {
		Long last = this.jdbc.queryForObject("SELECT MAX(sequence_number) FROM store_file WHERE store = ?", Long.class,
				store);
		return (last != null) ? last : 0;
	}

	private List<Taken> taken(String where, Object... arguments) {
		return this.jdbc.query(
				"SELECT digest, accepted, invalid, taken_at FROM store_file WHERE store = ? AND " + where
						+ " ORDER BY taken_at DESC",
				(row, number) -> new Taken(row.getString(1), row.getInt(2), row.getInt(3),
						row.getTimestamp(4).toInstant()),
				arguments);
	}

	private record Taken(String digest, int accepted, int invalid, Instant at) {
	}

}
