package io.serai.stock;

import java.math.BigDecimal;
import java.util.Objects;

import io.serai.canonical.StockLevel;

import org.springframework.stereotype.Component;

/**
 * The verbs of flows that carry stock levels; public since Camel must reach them.
 */
@Component("stockSteps")
public class StockSteps {

	private final StockSettings settings;

	StockSteps(StockSettings settings) {
		this.settings = settings;
	}

	/**
	 * Returns the level as a channel may sell it: on hand less reserved less the
	 * channel's buffer, never below nothing. Where the source does not say what is
	 * reserved, its own {@code available} is the start.
	 * @param channel name of the selling system, e.g. {@code shop}
	 */
	public StockLevel keepBack(StockLevel level, String channel) {
		BigDecimal free = (level.reserved() != null) ? level.onHand().subtract(level.reserved()) : level.available();
		StockSettings.Channel kept = this.settings.channels().get(channel);
		BigDecimal left = (kept != null) ? free.subtract(kept.of(level.sku())) : free;
		return level.withAvailable(Objects.requireNonNull(left.max(BigDecimal.ZERO)));
	}

}
