package io.serai.stock;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.serai.canonical.RecordVersion;
import io.serai.canonical.StockLevel;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * What each warehouse holds of each article and has promised to nobody, as last said: the
 * table {@code stock_level}, one row a source, article and warehouse. Several flows and
 * nodes note the same levels, in whatever order; the newest version stays.
 */
@Repository
class Levels {

	private final JdbcTemplate jdbc;

	Levels(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/** Notes a level unless one of a newer version is noted. */
	void note(StockLevel level) {
		boolean settled = false;
		while (!settled) {
			List<String> known = this.jdbc.queryForList(
					"SELECT version FROM stock_level WHERE source = ? AND sku = ? AND location = ?", String.class,
					level.source(), level.sku(), level.location());
			settled = known.isEmpty() ? insert(level)
					: RecordVersion.compare(known.getFirst(), level.version()) >= 0 || update(level, known.getFirst());
		}
	}

	/** Returns what is free of the article of a level, by warehouse. */
	Map<String, BigDecimal> of(StockLevel level) {
		Map<String, BigDecimal> free = new HashMap<>();
		this.jdbc.query("SELECT location, free FROM stock_level WHERE source = ? AND sku = ?", (row) -> {
			free.put(row.getString(1), row.getBigDecimal(2));
		}, level.source(), level.sku());
		return free;
	}

	/** Returns what is on hand and promised to nobody. */
	static BigDecimal free(StockLevel level) {
		return (level.reserved() != null) ? level.onHand().subtract(level.reserved()) : level.available();
	}

	/** Tells false if another node was first. */
	private boolean insert(StockLevel level) {
		try {
			this.jdbc.update("INSERT INTO stock_level (source, sku, location, version, free) VALUES (?, ?, ?, ?, ?)",
					level.source(), level.sku(), level.location(), level.version(), free(level));
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/** Tells false if another node has put another version in the place of that known. */
	private boolean update(StockLevel level, String known) {
		return this.jdbc.update(
				"UPDATE stock_level SET version = ?, free = ? WHERE source = ? AND sku = ? AND location = ? AND version = ?",
				level.version(), free(level), level.source(), level.sku(), level.location(), known) > 0;
	}

}
