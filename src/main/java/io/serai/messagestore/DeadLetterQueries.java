package io.serai.messagestore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Reads the open dead letters.
 */
@Component
class DeadLetterQueries {

	private static final String CAUSES = """
			SELECT flow, COALESCE(cause, '') AS cause_key, failure_class, system, COUNT(*) AS letters,
			MIN(updated_at) AS first_at, MAX(updated_at) AS last_at, MAX(what) AS what, MAX(remedy) AS remedy
			FROM delivery WHERE state = 'DEAD'
			GROUP BY flow, COALESCE(cause, ''), failure_class, system ORDER BY COUNT(*) DESC, flow, COALESCE(cause, '')""";

	private final JdbcTemplate jdbc;

	DeadLetterQueries(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	DeadLetterPage page(DeadLetterFilter filter, int page, int size) {
		StringBuilder where = new StringBuilder(" FROM delivery WHERE state = 'DEAD'");
		List<Object> arguments = new ArrayList<>();
		if (filter.flow() != null) {
			where.append(" AND flow = ?");
			arguments.add(filter.flow());
		}
		if (filter.cause() != null) {
			where.append(" AND COALESCE(cause, '') = ?");
			arguments.add(filter.cause());
		}
		Long total = this.jdbc.queryForObject("SELECT COUNT(*)" + where, Long.class, arguments.toArray());
		arguments.add((long) page * size);
		arguments.add(size);
		List<DeadLetter> letters = this.jdbc.query(
				"SELECT *" + where + " ORDER BY updated_at DESC, record_key OFFSET ? ROWS FETCH NEXT ? ROWS ONLY",
				(row, number) -> letter(StandingTable.placed(row)), arguments.toArray());
		return new DeadLetterPage(letters, Objects.requireNonNullElse(total, 0L), page, size);
	}

	List<CauseGroup> causes() {
		return this.jdbc.query(CAUSES,
				(row, number) -> new CauseGroup(row.getString("flow"), row.getString("cause_key"),
						Objects.requireNonNullElse(row.getString("failure_class"), ""), row.getString("system"),
						row.getLong("letters"), Times.instant(row, "first_at"), Times.instant(row, "last_at"),
						Objects.requireNonNullElse(row.getString("what"), ""),
						Objects.requireNonNullElse(row.getString("remedy"), "")));
	}

	/** Returns what failed with this class, in which flow, and how often. */
	List<FailedAlike> alike(String failureClass) {
		return this.jdbc.query("""
				SELECT flow, what, COUNT(*) AS letters FROM delivery
				WHERE state = 'DEAD' AND failure_class = ? AND what IS NOT NULL GROUP BY flow, what""",
				(row, number) -> new FailedAlike(row.getString("flow"), row.getString("what"), row.getLong("letters")),
				failureClass);
	}

	List<String> messages(FailedAlike alike) {
		return this.jdbc.queryForList("SELECT message_id FROM delivery WHERE state = 'DEAD' AND flow = ? AND what = ?",
				String.class, alike.flow(), alike.what());
	}

	private static DeadLetter letter(StandingTable.Placed placed) {
		return new DeadLetter(placed.record(), placed.standing());
	}

	/**
	 * Returns how many dead letters each flow has; flows without are absent.
	 */
	Map<String, Long> counts() {
		Map<String, Long> counts = new HashMap<>();
		this.jdbc.query("SELECT flow, COUNT(*) AS letters FROM delivery WHERE state = 'DEAD' GROUP BY flow", (row) -> {
			counts.put(row.getString("flow"), row.getLong("letters"));
		});
		return counts;
	}

}
