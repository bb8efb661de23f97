package io.serai.flowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.serai.HubErp;
import io.serai.system.Home;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a hub a home of its own, {@link RealFlowable} as its OA, {@link HubErp} as its
 * ERP, and the product's flows of orders and approvals, but for the poll: what was
 * decided comes by the door alone.
 */
final class FlowableHub implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final String KEY = "a-key-for-tests-and-nothing-else";

	private static final Path PROJECT = Path.of(System.getProperty("serai.basedir", "."));

	private static final List<String> FLOWS = List.of("order-to-erp", "order-to-oa-approval", "approval-to-oa",
			"approval-from-oa-hook", "approval-to-serai");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(settings(home())).applyTo(context);
	}

	private static Path home() {
		Path home = Home.temporary().folder();
		try {
			for (String folder : List.of("connectors/flowable", "connectors/rest-erp", "mappings", "routes/api")) {
				FileSystemUtils.copyRecursively(PROJECT.resolve(folder), home.resolve(folder));
			}
			for (String flow : FLOWS) {
				String file = "routes/%s.camel.yaml".formatted(flow);
				Files.copy(PROJECT.resolve(file), home.resolve(file));
			}
			return home;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Map<String, String> settings(Path home) {
		return Map.ofEntries(Map.entry("serai.home", home.toString()),
				Map.entry("serai.broker.directory", home.resolve("data/broker").toString()),
				Map.entry("serai.database.url", "jdbc:h2:file:" + home.resolve("data/db/serai") + ";WRITE_DELAY=0"),
				Map.entry("serai.systems.erp.connector", "rest-erp"), Map.entry("serai.systems.erp.url", HubErp.url()),
				Map.entry("serai.systems.erp.token", "a-token-for-tests"),
				Map.entry("serai.systems.oa.connector", "flowable"),
				Map.entry("serai.systems.oa.url", RealFlowable.shared().url().toString()),
				Map.entry("serai.systems.oa.username", "hub"), Map.entry("serai.systems.oa.password", "hub-Pass1"),
				Map.entry("serai.systems.oa.credentials.hook-secret", RealFlowable.HOOK_SECRET),
				Map.entry("serai.approval.order.required", "true"),
				Map.entry("serai.approval.order.template", "seraiApproval"),
				Map.entry("serai.approval.look-every", "500ms"), Map.entry("serai.access.bootstrap-client.key", KEY),
				Map.entry("serai.access.administrator-password", "a password for tests"));
	}

}
