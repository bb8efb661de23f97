package io.serai.sap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a hub a home of its own, the product's connectors, mappings and three of its
 * flows, and {@link RealSap} as its ERP.
 */
final class SapHub implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final String KEY = "a-key-for-the-sap-tests-only";

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Path home = home();
		String flows = Stream.of("api/*", "order-to-erp", "customer-to-erp", "order-status-from-erp")
			.map((flow) -> "file:%s/routes/%s.camel.yaml".formatted(PRODUCT, flow))
			.collect(Collectors.joining(","));
		TestPropertyValues.of(Map.ofEntries(Map.entry("serai.home", home.toString()),
				Map.entry("serai.broker.directory", home.resolve("data/broker").toString()),
				Map.entry("serai.database.url", "jdbc:h2:file:" + home.resolve("data/db/serai") + ";WRITE_DELAY=0"),
				Map.entry("camel.main.routes-include-pattern", flows),
				Map.entry("serai.access.bootstrap-client.key", KEY), Map.entry("serai.systems.erp.connector", "sap-s4"),
				Map.entry("serai.systems.erp.url", RealSap.shared().url().toString()),
				Map.entry("serai.systems.erp.username", RealSap.USER),
				Map.entry("serai.systems.erp.password", RealSap.PASSWORD),
				Map.entry("serai.systems.erp.options.orders", RealSap.ORDERS),
				Map.entry("serai.systems.erp.options.partners", RealSap.PARTNERS),
				Map.entry("serai.systems.erp.options.soldTo", "0010100001"),
				Map.entry("serai.systems.erp.options.organization", "1010")))
			.applyTo(context);
	}

	private static Path home() {
		try {
			Path target = Files.createDirectories(PRODUCT.resolve("target"));
			Path home = Files.createTempDirectory(target, "sap-hub");
			for (String folder : new String[] { "connectors", "mappings" }) {
				Files.createSymbolicLink(home.resolve(folder), PRODUCT.resolve(folder));
			}
			return home;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
