package io.serai.console;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;

import io.serai.reconcile.Side;
import io.serai.reconcile.Sum;

/**
 * One hour and currency of a day, both sides beside each other.
 *
 * @param hour 0 to 23; {@link Sum#NO_HOUR} if only the day is known
 * @param currency ISO 4217; empty for things without worth
 * @param left how many the left has
 * @param right how many the right has
 * @param leftAmount what those of the left are worth
 * @param rightAmount what those of the right are worth
 */
record HourRow(int hour, String currency, long left, long right, BigDecimal leftAmount, BigDecimal rightAmount) {

	static List<HourRow> of(List<Sum> sums) {
		TreeMap<String, HourRow> rows = new TreeMap<>();
		sums.forEach((sum) -> rows.merge("%03d %s".formatted(sum.hour() + 1, sum.currency()), row(sum), HourRow::plus));
		return List.copyOf(rows.values());
	}

	/** Whether both sides have the same. */
	public boolean isEven() {
		return this.left == this.right && this.leftAmount.compareTo(this.rightAmount) == 0;
	}

	private static HourRow row(Sum sum) {
		boolean isLeft = sum.side() == Side.LEFT;
		return new HourRow(sum.hour(), sum.currency(), isLeft ? sum.records() : 0, isLeft ? 0 : sum.records(),
				isLeft ? sum.amount() : BigDecimal.ZERO, isLeft ? BigDecimal.ZERO : sum.amount());
	}

	private HourRow plus(HourRow other) {
		return new HourRow(this.hour, this.currency, this.left + other.left, this.right + other.right,
				this.leftAmount.add(other.leftAmount), this.rightAmount.add(other.rightAmount));
	}

}
