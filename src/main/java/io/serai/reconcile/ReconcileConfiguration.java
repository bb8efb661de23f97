package io.serai.reconcile;

import java.time.Clock;

import io.serai.delivery.DeadLetters;
import io.serai.delivery.Redeliveries;
import io.serai.messagestore.MessageStore;
import io.serai.stock.Buffers;
import io.serai.system.listing.Listings;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Puts reconciliation together.
 */
@Configuration(proxyBeanMethods = false)
class ReconcileConfiguration {

	@Bean
	Pairs reconcilePairs(ReconcileSettings settings, Listings listings) {
		return new Pairs(settings, listings);
	}

	@Bean
	Tables reconcileTables(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
		return Tables.of(jdbc, transactions);
	}

	@Bean
	PairReading reconcileReading(Listings listings, Buffers buffers) {
		return new PairReading(listings, buffers);
	}

	@Bean
	Examiner reconcileExaminer(PairReading reading, MessageStore store, Clock clock) {
		return new Examiner(reading, new Transit(store, clock), clock);
	}

	@Bean
	Reports reports(Pairs pairs, JdbcTemplate jdbc) {
		return new StoredReports(pairs, jdbc);
	}

	@Bean
	FindingRepairs repairs(Pairs pairs, Tables tables, Examiner examiner, Transfers transfers, Clock clock) {
		return new FindingRepairs(pairs, tables, examiner, transfers, clock);
	}

	@Bean
	Transfers reconcileTransfers(Listings listings, MessageStore store, Redeliveries redeliveries,
			DeadLetters deadLetters) {
		return new Transfers(listings, store, redeliveries, deadLetters);
	}

	@Bean
	DayRun dayRun(ReconcileSettings settings, PairReading reading, Examiner examiner, Tables tables, Clock clock) {
		return new DayRun(settings, reading, examiner, tables, clock);
	}

	@Bean
	Schedule reconcileSchedule(ReconcileSettings settings, Pairs pairs, JdbcTemplate jdbc, DayRun run,
			FindingRepairs repairs, Tables tables, Clock clock) {
		return new Schedule(settings, pairs, new PairLeases(jdbc, clock), run, repairs, tables, clock);
	}

}
