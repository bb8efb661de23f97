package io.serai.system;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import io.serai.crossref.CrossReference;
import io.serai.database.TestDatabase;
import io.serai.mapping.Mappings;
import io.serai.system.outside.OutsideSystem;
import io.serai.system.poll.PollPositions;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Every connector of this repository, spoken to as the hub does, against one stub.
 */
final class KitBed implements AutoCloseable {

	static final StillClock CLOCK = new StillClock("2026-11-22T06:00:00Z");

	private static final AtomicInteger number = new AtomicInteger();

	private static TestDatabase database;

	private final ConnectorBed bed;

	private final ConfigurableApplicationContext crossReferences;

	KitBed(Map<String, Kit> kits, String url) throws Exception {
		database = TestDatabase.h2();
		this.crossReferences = new SpringApplicationBuilder(CrossReferences.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run();
		Map<String, String> settings = new HashMap<>();
		kits.forEach((connector, kit) -> {
			if (kit.operations().isEmpty()) {
				return;
			}
			settings.put(connector + ".connector", connector);
			settings.put(connector + ".url", url);
			// The pace is the governor's own test; here it would only take time.
			settings.put(connector + ".limits.per-second", "1000");
			kit.options().forEach((option, value) -> settings.put(connector + ".options." + option, value));
			for (String credential : new String[] { "username", "password", "token", "clientId", "secret" }) {
				settings.put(connector + "." + credential, "kit-" + credential);
			}
			kit.credentials()
				.forEach((credential, value) -> settings.put(connector + ".credentials." + credential, value));
		});
		this.bed = new ConnectorBed(Kit.PROJECT, settings, CLOCK);
	}

	/** Returns a system that nobody has spoken to yet. */
	OutsideSystem fresh(String connector) {
		return this.bed.fresh(connector, "kit" + number.incrementAndGet());
	}

	CrossReference crossReference() {
		return this.crossReferences.getBean(CrossReference.class);
	}

	PollPositions positions() {
		return new PollPositions(database.jdbc(), CLOCK);
	}

	Mappings mappings() {
		return this.bed.mappings();
	}

	@Override
	public void close() {
		this.bed.close();
		this.crossReferences.close();
		database.close();
	}

	/** Carries no stereotype, so that no scan of a whole hub finds it. */
	@ComponentScan("io.serai.crossref")
	@ConfigurationPropertiesScan("io.serai.crossref")
	static class CrossReferences {

		@Bean
		JdbcTemplate jdbc() {
			return database.jdbc();
		}

		@Bean
		PlatformTransactionManager transactions() {
			return database.transactions();
		}

		@Bean
		Clock clock() {
			return CLOCK;
		}

	}

}
