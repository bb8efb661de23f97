package io.serai.reconcile;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of reconciliation, {@code serai.reconcile.*}.
 *
 * @param pairs what is compared, by name
 * @param lookEvery how often it is looked whether something is due
 * @param every how often today and yesterday are compared
 * @param lateEvery how often earlier days are that are not locked yet
 * @param retry how long after each failed reading of a day it is read again, one after
 * the other; then, and where the next would be sooner, it has its usual turn
 * @param daysBack how many days before today are compared at all
 * @param lockAfter how long after its end a day is locked if nothing is open
 * @param keep how long reports with their findings are kept, counted from their day
 * @param mostRecords most documents that a system may have of one day
 * @param mostFindings most findings of one day that are kept one by one; further ones are
 * counted
 */
@Validated
@ConfigurationProperties("serai.reconcile")
record ReconcileSettings(@DefaultValue Map<String, PairSetting> pairs, @DefaultValue("10s") Duration lookEvery,
		@DefaultValue("1h") Duration every, @DefaultValue("1d") Duration lateEvery, @DefaultValue( {
				"1m", "2m", "5m", "10m", "20m" }) List<Duration> retry,
		@DefaultValue("7") int daysBack, @DefaultValue("1d") Duration lockAfter, @DefaultValue("3650d") Duration keep,
		@DefaultValue("100000") int mostRecords, @DefaultValue("5000") int mostFindings){

	ReconcileSettings {
		retry = List.copyOf(retry);
		if (keep.toDays() <= daysBack) {
			throw new IllegalArgumentException("serai.reconcile.keep: a day that is still compared would be deleted;"
					+ " keep more days than days-back");
		}
		if (retry.isEmpty() || retry.stream().anyMatch((wait) -> wait.toMillis() < 1000)) {
			throw new IllegalArgumentException("serai.reconcile.retry: say at least one time, each at least 1s");
		}
		if (daysBack < 0 || mostRecords < 1 || mostFindings < 1 || lookEvery.toMillis() < 1000) {
			throw new IllegalArgumentException("serai.reconcile: days-back must not be negative, most-records and"
					+ " most-findings at least 1, look-every at least 1s");
		}
	}

	/** Returns how long a day waits for its next turn. */
	Duration turn(LocalDate day, LocalDate today) {
		return day.plusDays(1).isBefore(today) ? this.lateEvery : this.every;
	}

	/** Whether a day still has turns. */
	boolean hasTurns(LocalDate day, LocalDate today) {
		return !day.isBefore(today.minusDays(this.daysBack));
	}

}
