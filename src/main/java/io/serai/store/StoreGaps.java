package io.serai.store;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * What people see of the files of stores, and the gaps that they accept.
 */
@Component
public final class StoreGaps {

	private static final int MOST = 500;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	StoreGaps(JdbcTemplate jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * Returns the gaps that are neither filled nor accepted, by store, oldest first; at
	 * most 500 missing files.
	 */
	public List<Gap> open() {
		List<Gap> gaps = new ArrayList<>();
		this.jdbc.query("""
				SELECT store, sequence_number, noticed_at FROM store_gap WHERE settled_at IS NULL
				ORDER BY store, sequence_number FETCH FIRST %d ROWS ONLY""".formatted(MOST), (row) -> {
			String store = row.getString(1);
			long number = row.getLong(2);
			Gap last = gaps.isEmpty() ? null : gaps.getLast();
			if (last != null && last.store().equals(store) && last.last() == number - 1) {
				gaps.set(gaps.size() - 1, new Gap(store, last.first(), number, last.noticedAt()));
			}
			else {
				gaps.add(new Gap(store, number, number, row.getTimestamp(3).toInstant()));
			}
		});
		return gaps;
	}

	/** Returns the files that came last, newest first; at most 500. */
	public List<TakenFile> latest() {
		return this.jdbc.query("""
				SELECT store, kind, sequence_number, accepted, invalid, taken_at FROM store_file
				ORDER BY taken_at DESC, id DESC FETCH FIRST %d ROWS ONLY""".formatted(MOST),
				(row, number) -> new TakenFile(row.getString(1), row.getString(2), row.getObject(3, Long.class),
						row.getInt(4), row.getInt(5), row.getTimestamp(6).toInstant()));
	}

	/**
	 * Accepts that files will not come.
	 * @param by who says so
	 * @param reason why
	 * @return how many that are; 0 if none of them is missing any more
	 */
	public int accept(String store, long first, long last, String by, String reason) {
		return this.jdbc.update("""
				UPDATE store_gap SET settled_at = ?, settled_by = ?, reason = ?
				WHERE store = ? AND sequence_number BETWEEN ? AND ? AND settled_at IS NULL""",
				Timestamp.from(this.clock.instant()), by, reason, store, first, last);
	}

	/**
	 * Files that are missing, one after the other.
	 *
	 * @param store whose they are, {@code source/store} if the two differ
	 * @param first number of the first
	 * @param last number of the last
	 * @param noticedAt when a later file came
	 */
	public record Gap(String store, long first, long last, Instant noticedAt) {

		/** Returns the numbers as people write them. */
		public String numbers() {
			return (this.first == this.last) ? Long.toString(this.first) : this.first + "–" + this.last;
		}

	}

	/**
	 * A file that was taken.
	 *
	 * @param store whose it is
	 * @param kind wire name of the kind of its records
	 * @param sequence its number; null if the store's files are not counted
	 * @param accepted how many records were taken
	 * @param invalid how many were not
	 * @param at when
	 */
	public record TakenFile(String store, String kind, @Nullable Long sequence, int accepted, int invalid, Instant at) {
	}

}
