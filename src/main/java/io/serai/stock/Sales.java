package io.serai.stock;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import io.serai.canonical.Order;
import io.serai.canonical.OrderLine;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * How much of each article was sold lately: the table {@code stock_sale}, one row an
 * order and article. Each version of an order takes the place of the one before; the
 * flow's version guard lets no older one through.
 */
@Repository
class Sales {

	private static final Duration CLEAN_EVERY = Duration.ofHours(1);

	private final StockSettings settings;

	private final JdbcTemplate jdbc;

	private final TransactionOperations transaction;

	private final Clock clock;

	private final AtomicReference<Instant> cleanedAt = new AtomicReference<>(Instant.EPOCH);

	Sales(StockSettings settings, JdbcTemplate jdbc, TransactionOperations transaction, Clock clock) {
		this.settings = settings;
		this.jdbc = jdbc;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Takes an order over; one that is cancelled, not paid or paid back sold nothing, and
	 * what was sent back is not sold.
	 */
	void store(Order order) {
		Map<String, BigDecimal> sold = new TreeMap<>();
		if (order.stands()) {
			for (OrderLine line : order.lines()) {
				sold.merge(line.sku(), kept(line), BigDecimal::add);
			}
		}
		this.transaction.executeWithoutResult((status) -> {
			this.jdbc.update("DELETE FROM stock_sale WHERE order_source = ? AND order_key = ?", order.source(),
					order.key());
			sold.forEach((sku, quantity) -> this.jdbc.update(
					"INSERT INTO stock_sale (order_source, order_key, sku, quantity, sold_at) VALUES (?, ?, ?, ?, ?)",
					order.source(), order.key(), sku, quantity, Timestamp.from(order.orderDate())));
		});
		clean();
	}

	private static BigDecimal kept(OrderLine line) {
		BigDecimal back = line.refundedQuantity();
		return (back == null) ? line.quantity()
				: Objects.requireNonNull(line.quantity().subtract(back).max(BigDecimal.ZERO));
	}

	/** Returns how much of an article was sold within the window. */
	BigDecimal sold(String sku) {
		return Objects.requireNonNullElse(
				this.jdbc.queryForObject("SELECT SUM(quantity) FROM stock_sale WHERE sku = ? AND sold_at >= ?",
						BigDecimal.class, sku, oldest()),
				BigDecimal.ZERO);
	}

	private void clean() {
		Instant now = this.clock.instant();
		Instant last = Objects.requireNonNull(this.cleanedAt.get());
		if (last.plus(CLEAN_EVERY).isBefore(now) && this.cleanedAt.compareAndSet(last, now)) {
			this.jdbc.update("DELETE FROM stock_sale WHERE sold_at < ?", oldest());
		}
	}

	private Timestamp oldest() {
		return Timestamp.from(this.clock.instant().minus(this.settings.coverWindow()));
	}

}
