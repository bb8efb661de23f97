package io.serai.stock;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

import io.serai.canonical.StockLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Which levels are low, for the alerts; and, apart from that, of which of them people in
 * the OA have been told: once, until there is enough again.
 */
@Component
class LowStock implements LowArticles {

	private static final Logger LOG = LoggerFactory.getLogger(LowStock.class);

	private final StockSettings settings;

	private final JdbcTemplate jdbc;

	private final Clock clock;

	private final Levels levels;

	private final Sales sales;

	LowStock(StockSettings settings, JdbcTemplate jdbc, Clock clock, Levels levels, Sales sales) {
		this.settings = settings;
		this.jdbc = jdbc;
		this.clock = clock;
		this.levels = levels;
		this.sales = sales;
	}

	/**
	 * The source's own safety stock comes before the setting. What lasts too short a time
	 * is low, however much it is.
	 */
	boolean isLow(StockLevel level) {
		BigDecimal least = (level.safetyStock() != null) ? level.safetyStock() : this.settings.lowBelow();
		return level.available().compareTo(least) < 0 || (this.settings.looksAtCover() && isSoonSold(level));
	}

	/**
	 * Sales are known of an article, not of a warehouse, so all warehouses count
	 * together. Multiplied out: available / (sold / window) is less than the cover.
	 */
	private boolean isSoonSold(StockLevel level) {
		BigDecimal sold = this.sales.sold(level.sku());
		Map<String, BigDecimal> free = new HashMap<>(this.levels.of(level));
		free.put(level.location(), level.available());
		BigDecimal all = free.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
		BigDecimal lasts = all.multiply(BigDecimal.valueOf(this.settings.coverWindow().toHours()));
		return lasts.compareTo(sold.multiply(BigDecimal.valueOf(this.settings.lowCover().toHours()))) < 0;
	}

	@Override
	public long count() {
		Long count = this.jdbc.queryForObject("SELECT COUNT(*) FROM low_stock", Long.class);
		return (count != null) ? count : 0;
	}

	/** Notes whether a level is low. */
	void note(StockLevel level) {
		if (isLow(level)) {
			insert("INSERT INTO low_stock (stock_key, low_since) VALUES (?, ?)", level);
		}
		else {
			this.jdbc.update("DELETE FROM low_stock WHERE stock_key = ?", key(level));
		}
	}

	boolean isTold(StockLevel level) {
		return !this.jdbc
			.queryForList("SELECT stock_key FROM low_stock_told WHERE stock_key = ?", String.class, key(level))
			.isEmpty();
	}

	void enough(StockLevel level) {
		this.jdbc.update("DELETE FROM low_stock_told WHERE stock_key = ?", key(level));
	}

	void told(StockLevel level) {
		LOG.warn("an article runs out; people have been told stock={}", key(level));
		insert("INSERT INTO low_stock_told (stock_key, told_at) VALUES (?, ?)", level);
	}

	private void insert(String statement, StockLevel level) {
		try {
			this.jdbc.update(statement, key(level), Timestamp.from(this.clock.instant()));
		}
		catch (DuplicateKeyException ex) {
			// It is there already: low for longer, or told again after a crash in
			// between.
		}
	}

	private static String key(StockLevel level) {
		return level.recordKey().group();
	}

}
