package io.serai.reconcile;

import java.time.Duration;
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
		@DefaultValue("1h") Duration every, @DefaultValue("1d") Duration lateEvery, @DefaultValue("7") int daysBack,
		@DefaultValue("1d") Duration lockAfter, @DefaultValue("3650d") Duration keep,
		@DefaultValue("100000") int mostRecords, @DefaultValue("5000") int mostFindings) {

	ReconcileSettings {
		if (keep.toDays() <= daysBack) {
			throw new IllegalArgumentException("serai.reconcile.keep: a day that is still compared would be deleted;"
					+ " keep more days than days-back");
		}
		if (daysBack < 0 || mostRecords < 1 || mostFindings < 1 || lookEvery.toMillis() < 1000) {
			throw new IllegalArgumentException("serai.reconcile: days-back must not be negative, most-records and"
					+ " most-findings at least 1, look-every at least 1s");
		}
	}

}
