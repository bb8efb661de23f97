package io.serai.system;

import java.nio.file.Files;
import java.nio.file.Path;
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
import org.springframework.util.FileSystemUtils;

/**
 * Every connector of this repository, spoken to as the hub does, against one stub.
 */
final class KitBed implements AutoCloseable {

	static final StillClock CLOCK = new StillClock("2026-11-22T06:00:00Z");

	private static final AtomicInteger number = new AtomicInteger();

	private static TestDatabase database;

	private final ConnectorBed bed;

	private final Map<String, String> settings = new HashMap<>();

	private final Map<Integer, ConnectorBed> sized = new HashMap<>();

	private final ConfigurableApplicationContext crossReferences;

	KitBed(Map<String, Kit> kits, String url) throws Exception {
		database = TestDatabase.h2();
		this.crossReferences = new SpringApplicationBuilder(CrossReferences.class).web(WebApplicationType.NONE)
			.logStartupInfo(false)
			.run();
		kits.forEach((connector, kit) -> {
			if (kit.operations().isEmpty()) {
				return;
			}
			this.settings.put(connector + ".connector", connector);
			this.settings.put(connector + ".url", url);
			// The pace is the governor's own test; here it would only take time.
			this.settings.put(connector + ".limits.per-second", "1000");
			kit.options().forEach((option, value) -> this.settings.put(connector + ".options." + option, value));
			for (String credential : new String[] { "username", "password", "token", "clientId", "secret" }) {
				this.settings.put(connector + "." + credential, "kit-" + credential);
			}
			kit.credentials()
				.forEach((credential, value) -> this.settings.put(connector + ".credentials." + credential, value));
		});
		this.bed = new ConnectorBed(Kit.PROJECT, this.settings, CLOCK);
	}

	/** Returns a system that nobody has spoken to yet. */
	OutsideSystem fresh(String connector) {
		return this.bed.fresh(connector, "kit" + number.incrementAndGet());
	}

	/** Returns one whose lists have so many rows a page. */
	OutsideSystem fresh(String connector, int size) {
		return this.sized.computeIfAbsent(size, this::withPagesOf).fresh(connector, "kit" + number.incrementAndGet());
	}

	private ConnectorBed withPagesOf(int size) {
		try {
			Path home = Files.createTempDirectory("serai-kit");
			FileSystemUtils.copyRecursively(Kit.PROJECT.resolve("connectors"), home.resolve("connectors"));
			FileSystemUtils.copyRecursively(Kit.PROJECT.resolve("mappings"), home.resolve("mappings"));
			for (String connector : Kit.connectors()) {
				Path file = home.resolve("connectors").resolve(connector).resolve("connector.yaml");
				Files.writeString(file, Files.readString(file).replaceAll("\\bsize: \\d+", "size: " + size));
			}
			return new ConnectorBed(home, this.settings, CLOCK);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
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
		this.sized.values().forEach(ConnectorBed::close);
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
