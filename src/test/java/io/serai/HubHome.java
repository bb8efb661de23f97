package io.serai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives the hub under test a home of its own, removed when the hub has ended, the
 * product's connectors and mappings, {@link HubErp} as its ERP, {@link HubShop} as its
 * shop, {@link HubOa} as its OA, and a caller.
 */
public final class HubHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	/** Key of the API client {@code bootstrap}, which speaks for {@code shop}. */
	public static final String KEY = "a-key-for-tests-and-nothing-else";

	/** Password of the user {@code admin}. */
	public static final String PASSWORD = "a password for tests";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(settings(temporary())).applyTo(context);
	}

	private static Map<String, String> settings(Path home) {
		return Map.ofEntries(Map.entry("serai.home", home.toString()),
				Map.entry("serai.broker.directory", home.resolve("data/broker").toString()),
				Map.entry("serai.database.url", "jdbc:h2:file:" + home.resolve("data/db/serai") + ";WRITE_DELAY=0"),
				Map.entry("serai.reconcile.look-every", "1s"), Map.entry("serai.store.look-every", "1s"),
				Map.entry("serai.stores.till.folder", home.resolve("till").toString()),
				Map.entry("serai.stores.till.source", "shop"), Map.entry("serai.reload.enabled", "true"),
				Map.entry("serai.reload.every", "100ms"), Map.entry("serai.systems.erp.connector", "rest-erp"),
				Map.entry("serai.systems.erp.url", HubErp.url()),
				Map.entry("serai.systems.erp.token", "a-token-for-tests"),
				Map.entry("serai.systems.shop.connector", "rest-shop"),
				Map.entry("serai.systems.shop.url", HubShop.url()),
				Map.entry("serai.systems.shop.token", HubShop.TOKEN),
				Map.entry("serai.systems.shop.credentials.hook-secret", HubShop.HOOK_SECRET),
				Map.entry("serai.systems.oa.connector", "dingtalk"), Map.entry("serai.systems.oa.url", HubOa.url()),
				Map.entry("serai.systems.oa.credentials.app-key", HubOa.APP_KEY),
				Map.entry("serai.systems.oa.secret", "a-secret-of-the-oa-for-tests"),
				Map.entry("serai.systems.oa.credentials.hook-token", HubOa.HOOK_TOKEN),
				Map.entry("serai.systems.oa.credentials.hook-key", HubOa.HOOK_KEY),
				Map.entry("serai.systems.oa.options.template", HubOa.FORM),
				Map.entry("serai.systems.oa.options.requester", "u1001"), Map.entry("serai.access.bodies.room", "24MB"),
				Map.entry("serai.access.bootstrap-client.key", KEY),
				Map.entry("serai.access.administrator-password", PASSWORD));
	}

	private static Path temporary() {
		try {
			Path home = Files.createTempDirectory("serai-test");
			Path project = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath();
			FileSystemUtils.copyRecursively(project.resolve("connectors"), home.resolve("connectors"));
			addMappings(project.resolve("mappings"), Files.createDirectory(home.resolve("mappings")));
			FileSystemUtils.copyRecursively(project.resolve("routes/api"), home.resolve("routes/api"));
			for (String flow : List.of("order-to-erp", "order-status-from-erp", "order-from-shop-hook",
					"approval-from-oa-hook")) {
				String file = "routes/%s.camel.yaml".formatted(flow);
				Files.copy(project.resolve(file), home.resolve(file));
			}
			// After the hub has stopped: a broker that loses its journal takes minutes to
			// give up.
			SpringApplication.getShutdownHandlers().add(() -> remove(home));
			return home;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Adds to the product's mappings one that {@link ProbeFlow} uses. */
	private static void addMappings(Path product, Path folder) throws IOException {
		FileSystemUtils.copyRecursively(product, folder);
		Path probe = Files.createDirectory(folder.resolve("shipment-to-probe"));
		Files.writeString(probe.resolve("shipment-to-probe.jslt"),
				"""
						{ "carrier": if (starts-with(.carrierCode, "CODED-")) code("carrier", "probe", .carrierCode) else . }""");
	}

	private static void remove(Path home) {
		try {
			FileSystemUtils.deleteRecursively(home);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
