package io.serai.tryton;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.serai.demo.CrmOnLoopback;
import io.serai.demo.ShopOnLoopback;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives a hub a home of its own, the product's connectors, mappings and flows to the ERP,
 * and {@link RealTryton} as its ERP, and once more as a system that confirms sales.
 */
final class TrytonHub implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final String KEY = "a-key-for-the-tryton-tests-only";

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		RealTryton tryton = RealTryton.shared();
		Path home = home();
		TestPropertyValues
			.of(Map
				.ofEntries(Map.entry("serai.home", home.toString()),
						Map.entry("serai.broker.directory", home.resolve("data/broker").toString()),
						Map.entry(
								"serai.database.url",
								"jdbc:h2:file:" + home.resolve("data/db/serai") + ";WRITE_DELAY=0"),
						Map.entry("camel.main.routes-include-pattern",
								("file:%1$s/routes/api/*.camel.yaml,file:%1$s/routes/*-erp.camel.yaml,"
										+ "file:%1$s/routes/stock-to-shop.camel.yaml,file:%1$s/routes/customer-to-*.camel.yaml")
									.formatted(PRODUCT)),
						Map.entry("serai.access.bootstrap-client.key", KEY),
						Map.entry("serai.reconcile.look-every", "1s"),
						Map.entry("serai.reconcile.pairs.shop-erp.settle", "0s"),
						Map.entry("serai.systems.shop.connector", "rest-shop"),
						Map.entry("serai.systems.shop.url", ShopOnLoopback.url()),
						Map.entry("serai.systems.shop.token", ShopOnLoopback.KEY)))
			.and(pairs())
			.and(Map.of("serai.systems.crm.connector", "rest-crm", "serai.systems.crm.url", CrmOnLoopback.url(),
					"serai.systems.crm.token", CrmOnLoopback.KEY))
			.and(system("erp", tryton, "quotation"))
			.and(system("confirming", tryton, "confirmed"))
			.applyTo(context);
	}

	private static Map<String, String> pairs() {
		String stock = "serai.reconcile.pairs.stock.";
		String customers = "serai.reconcile.pairs.customers.";
		return Map.ofEntries(Map.entry("serai.stock.channels.shop.buffer", "2"), Map.entry(stock + "left", "erp"),
				Map.entry(stock + "right", "shop"), Map.entry(stock + "kind", "stock"),
				Map.entry(stock + "settle", "0s"), Map.entry(stock + "channel", "shop"),
				Map.entry(stock + "to-right", "stock-to-shop"), Map.entry(customers + "left", "crm"),
				Map.entry(customers + "right", "erp"), Map.entry(customers + "kind", "customer"),
				Map.entry(customers + "source", "shop,crm"), Map.entry(customers + "settle", "0s"),
				Map.entry(customers + "compare", "name"), Map.entry(customers + "at-least", "phones,emails"),
				Map.entry(customers + "to-right", "customer-to-erp"),
				Map.entry(customers + "to-left", "customer-to-crm"));
	}

	/** Both are the same Tryton; they differ in how far they take a sale. */
	private static Map<String, String> system(String name, RealTryton tryton, String leaveAs) {
		String at = "serai.systems." + name + ".";
		return Map.of(at + "connector", "tryton", at + "url", tryton.url().toString(), at + "username", RealTryton.USER,
				at + "password", RealTryton.PASSWORD, at + "options.leaveAs", leaveAs);
	}

	private static Path home() {
		try {
			Path target = Files.createDirectories(PRODUCT.resolve("target"));
			Path home = Files.createTempDirectory(target, "tryton-hub");
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
