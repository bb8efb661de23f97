package io.serai.stock;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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

	private final Levels levels;

	private final Channels channels;

	StockSteps(StockSettings settings, Levels levels, LowStock lowStock, Sales sales, Channels channels) {
		this.settings = settings;
		this.levels = levels;
		this.channels = channels;
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
	 * Notes what a warehouse holds, and whether that is low.
	 * @throws org.springframework.dao.DataAccessException if that cannot be stored now
	 */
	public Taken note(StockLevel level) {
		this.levels.note(level);
		this.lowStock.note(level);
		return new Taken("stock");
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
	 * reserved, its own {@code available} is the start. A channel that knows no
	 * warehouses is told the sum of those that count for it, less its buffer once.
	 * @param channel name of the selling system, e.g. {@code shop}
	 * @throws SkipException if the warehouse does not count for the channel
	 * @throws HubException if the channel knows no warehouses, there are several, and
	 * nobody said which of them count
	 */
	public StockLevel keepBack(StockLevel level, String channel) {
		boolean summed = !this.channels.knowsWarehouses(channel);
		if (summed) {
			this.levels.note(level);
		}
		if (!counts(channel, level.location())) {
			throw new SkipException("warehouse %s does not count for %s".formatted(level.location(), channel));
		}
		return level.withAvailable(sellable(channel, level.sku(), summed ? sum(level, channel) : Levels.free(level)));
	}

	/** Read after the level was noted, so the last of several writes has all of them. */
	private BigDecimal sum(StockLevel level, String channel) {
		Map<String, BigDecimal> free = new TreeMap<>(this.levels.of(level));
		if (this.settings.channel(channel).warehouses().isEmpty() && free.size() > 1) {
			throw new HubException(Failure.of(FailureClass.INVALID_DATA,
					"%s knows no warehouses, and several hold the article: %s".formatted(channel,
							String.join(", ", free.keySet())),
					"Say in serai.stock.channels.%s.warehouses which of them count for it, start the hub again, then retry."
						.formatted(channel)));
		}
		free.keySet().removeIf((warehouse) -> !counts(channel, warehouse));
		BigDecimal sum = free.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add).stripTrailingZeros();
		return sum.setScale(Math.max(0, sum.scale()));
	}

	@Override
	public BigDecimal sellable(String channel, String sku, BigDecimal free) {
		BigDecimal left = free.subtract(this.settings.channel(channel).of(sku));
		return Objects.requireNonNull(left.max(BigDecimal.ZERO));
	}

	@Override
	public boolean counts(String channel, String warehouse) {
		return this.settings.channel(channel).counts(warehouse);
	}

}
