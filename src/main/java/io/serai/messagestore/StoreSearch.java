package io.serai.messagestore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.serai.canonical.RecordKey;
import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds records by the beginning of a number, ours or an outside system's.
 */
@Component
class StoreSearch {

	private static final String BY_KEY = """
			SELECT kind, source, record_key, MAX(received_at) AS at FROM record
			WHERE record_key LIKE ? ESCAPE '!' OR record_key LIKE ? ESCAPE '!'
			GROUP BY kind, source, record_key ORDER BY record_key FETCH FIRST ? ROWS ONLY""";

	private static final String BY_DELIVERY = """
			SELECT kind, source, record_key, MAX(updated_at) AS at FROM delivery
			WHERE record_key LIKE ? ESCAPE '!' OR record_key LIKE ? ESCAPE '!'
			GROUP BY kind, source, record_key ORDER BY record_key FETCH FIRST ? ROWS ONLY""";

	private static final String BY_EXTERNAL_ID = """
			SELECT kind, source, record_key, MAX(updated_at) AS at FROM delivery
			WHERE external_id LIKE ? ESCAPE '!' OR external_id LIKE ? ESCAPE '!'
			GROUP BY kind, source, record_key ORDER BY record_key FETCH FIRST ? ROWS ONLY""";

	private static final String BY_EXTERNAL_NUMBER = BY_EXTERNAL_ID.replace("external_id", "external_number");

	private final JdbcTemplate jdbc;

	private final StandingTable standings;

	StoreSearch(JdbcTemplate jdbc, StandingTable standings) {
		this.jdbc = jdbc;
		this.standings = standings;
	}

	List<SearchHit> find(String text, int limit) {
		if (text.isEmpty()) {
			return List.of();
		}
		Map<RecordKey, Instant> seen = new HashMap<>();
		Map<RecordKey, Instant> received = new HashMap<>();
		query(BY_KEY, text, limit, received);
		seen.putAll(received);
		query(BY_DELIVERY, text, limit, seen);
		query(BY_EXTERNAL_ID, text, limit, seen);
		query(BY_EXTERNAL_NUMBER, text, limit, seen);
		List<RecordKey> found = new ArrayList<>(seen.keySet());
		Map<RecordKey, List<Standing>> standing = standings(found);
		found.sort(Comparator.comparing((RecordKey record) -> !isExact(text, record, standing.get(record)))
			.thenComparing((RecordKey record) -> seen.get(record), Comparator.reverseOrder()));
		return found.stream()
			.limit(limit)
			.map((record) -> new SearchHit(record, received.get(record), standing.getOrDefault(record, List.of())))
			.toList();
	}

	private void query(String sql, String text, int limit, Map<RecordKey, Instant> found) {
		String upper = text.toUpperCase(Locale.ROOT);
		this.jdbc.query(sql, (row) -> {
			RecordKey record = new RecordKey(RecordKind.of(row.getString("kind")), row.getString("source"),
					row.getString("record_key"));
			found.merge(record, Times.instant(row, "at"), (a, b) -> a.isAfter(b) ? a : b);
		}, beginsWith(text), beginsWith(upper), limit);
	}

	private Map<RecordKey, List<Standing>> standings(List<RecordKey> records) {
		Map<RecordKey, List<Standing>> standings = new HashMap<>();
		this.standings.of(records)
			.forEach((placed) -> standings.computeIfAbsent(placed.record(), (key) -> new ArrayList<>())
				.add(placed.standing()));
		return standings;
	}

	private static boolean isExact(String text, RecordKey record, @Nullable List<Standing> standings) {
		return record.key().equalsIgnoreCase(text) || (standings != null && standings.stream()
			.anyMatch((standing) -> text.equalsIgnoreCase(standing.externalId())
					|| text.equalsIgnoreCase(standing.externalNumber())));
	}

	private static String beginsWith(String text) {
		return text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
	}

}
