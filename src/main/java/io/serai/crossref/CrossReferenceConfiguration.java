package io.serai.crossref;

import java.time.Clock;
import java.time.Duration;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the cross reference together over the hub's database.
 */
@Configuration(proxyBeanMethods = false)
class CrossReferenceConfiguration {

	/** How late a node heeds what a person changed on another. */
	private static final Duration NEWS = Duration.ofSeconds(1);

	@Bean
	LinkTable linkTable(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
		return new LinkTable(jdbc, new TransactionTemplate(transactions), clock);
	}

	@Bean
	LinkWriter linkWriter(LinkTable table, CrossrefSettings settings) {
		return new LinkWriter(table, settings.writeEvery(), settings.remembered());
	}

	@Bean
	LastWrites lastWrites(JdbcTemplate jdbc, CrossReference crossReference, CrossrefSettings settings, Clock clock) {
		return new LastWrites(new LastWriteTable(jdbc, clock), crossReference, settings);
	}

	@Bean
	PendingWrites pendingWrites(JdbcTemplate jdbc, PlatformTransactionManager transactions, CrossrefSettings settings,
			Clock clock) {
		return new PendingWrites(new PendingTable(jdbc, new TransactionTemplate(transactions)), settings, clock);
	}

	@Bean
	CrossReference crossReference(LinkTable table, LinkWriter writer, PendingWrites pending,
			CrossrefSettings settings) {
		return new CrossReference(table, writer, pending, settings.remembered());
	}

	@Bean
	LinkHealth crossReferenceHealthIndicator(LinkWriter writer) {
		return new LinkHealth(writer);
	}

	@Bean
	LinkDeeds linkDeeds(JdbcTemplate jdbc, Clock clock) {
		return new LinkDeeds(jdbc, clock);
	}

	@Bean
	Clockwork linkNews(LinkDeeds deeds, CrossReference links) {
		return new Clockwork("cross-reference-news", NEWS, new LinkNews(deeds, links)::look);
	}

	@Bean
	LinkAdministration linkAdministration(LinkTable table, LinkDeeds deeds, LinkWriter writer, CrossReference links,
			PlatformTransactionManager transactions) {
		return new LinkAdministration(table, deeds, writer, links, new TransactionTemplate(transactions));
	}

}
