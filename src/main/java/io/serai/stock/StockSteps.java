package io.serai.stock;

import java.math.BigDecimal;
import java.util.Objects;

import io.serai.canonical.Order;
import io.serai.canonical.StockLevel;
import io.serai.canonical.Taken;
import io.serai.failure.Failure;
import io.serai.failure.FailureClass;
import io.serai.failure.HubException;
import io.serai.failure.SkipException;

import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The verbs of flows that carry stock levels; public since Camel must reach them.
 */
@Component("stockSteps")
public class StockSteps implements Buffers {

	private final StockSettings settings;

	private final LowStock lowStock;

	private final Sales sales;

	StockSteps(StockSettings settings, LowStock lowStock, Sales sales) {
		this.settings = settings;
		this.lowStock = lowStock;
		this.sales = sales;
	}

	/**
	 * Tells whether it is of use to count what is sold; for the precondition of the flow
	 * that does.
	 */
	public boolean countsSales() {
		return this.settings.looksAtCover();
	}

	/**
	 * Counts what is sold with an order.
	 * @throws HubException if that cannot be stored now
	 */
	public Taken sold(Order order) {
		try {
			this.sales.store(order);
			return new Taken("sales");
		}
		catch (DataAccessException ex) {
			throw notNow("sales cannot be counted", ex);
		}
	}

	/**
	 * Lets a level pass that is low and of which nobody has been told.
	 * @throws SkipException if there is enough, or if people know already
	 * @throws HubException if that cannot be looked up now
	 */
	public StockLevel low(StockLevel level) {
		try {
			if (!this.lowStock.isLow(level)) {
				this.lowStock.enough(level);
				throw new SkipException("there is enough");
			}
			if (this.lowStock.isTold(level)) {
				throw new SkipException("it is low, and people have been told");
			}
			return level;
		}
		catch (DataAccessException ex) {
			throw notNow("low stock cannot be looked up", ex);
		}
	}

	private static HubException notNow(String what, DataAccessException cause) {
		return new HubException(
				Failure.of(FailureClass.TRANSIENT, what, "It goes on by itself; look at the database if it lasts."),
				cause);
	}

	/**
	 * Remembers that people have been told of a low level.
	 */
	public void told(StockLevel level) {
		this.lowStock.told(level);
	}

	/**
	 * Returns the level as a channel may sell it: on hand less reserved less the
	 * channel's buffer, never below nothing. Where the source does not say what is
	 * reserved, its own {@code available} is the start.
	 * @param channel name of the selling system, e.g. {@code shop}
	 */
	public StockLevel keepBack(StockLevel level, String channel) {
		BigDecimal free = (level.reserved() != null) ? level.onHand().subtract(level.reserved()) : level.available();
		return level.withAvailable(sellable(channel, level.sku(), free));
	}

	@Override
	public BigDecimal sellable(String channel, String sku, BigDecimal free) {
		StockSettings.Channel kept = this.settings.channels().get(channel);
		BigDecimal left = (kept != null) ? free.subtract(kept.of(sku)) : free;
		return Objects.requireNonNull(left.max(BigDecimal.ZERO));
	}

}
