package io.serai.reconcile;

import java.math.BigDecimal;

/**
 * What one side has of one hour of the day.
 *
 * @param hour of the business day, 0 to 23; {@link #NO_HOUR} if only the day is known
 * @param side which system
 * @param currency ISO 4217; empty for quantities and things without worth
 * @param records how many count
 * @param amount what they are worth together, or the sum of their quantities, exact
 */
public record Sum(int hour, Side side, String currency, long records, BigDecimal amount) {

	/** The hour of what tells its day only. */
	public static final int NO_HOUR = -1;

	Sum plus(BigDecimal more) {
		return new Sum(this.hour, this.side, this.currency, this.records + 1, this.amount.add(more));
	}

}
