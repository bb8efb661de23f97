package io.serai.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.database.TestDatabase;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.util.FileSystemUtils;

/**
 * Gives a hub a home of its own, systems that do not speak HTTP (tables in H2 and in
 * PostgreSQL, a folder, an SFTP server, a mail server), and flows between them. They end
 * with the hub.
 */
final class BesideHttpHub implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	static final TestDatabase H2 = TestDatabase.h2();

	static final TestDatabase POSTGRESQL = TestDatabase.postgresql();

	static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

	private static final Home HOME = Home.temporary();

	static final Path EXCHANGE = HOME.folder().resolve("exchange");

	static final Path BEHIND_SFTP = HOME.folder().resolve("sftp");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		try {
			fillHome();
			Path hosts = HOME.folder().resolve("known_hosts");
			Files.createDirectories(BEHIND_SFTP.resolve("out/orders"));
			Files.createDirectories(BEHIND_SFTP.resolve("in/orders"));
			SftpServer sftp = SftpServer.start(BEHIND_SFTP, hosts);
			Path key = SftpServer.write(sftp.key(), "", HOME.folder().resolve("id"));
			MAIL.start();
			MAIL.setUser("serai@example.com", "serai", "a-secret");
			TestPropertyValues.of(settings(sftp, hosts, key)).applyTo(context);
			context.addApplicationListener((event) -> {
				if (event instanceof ContextClosedEvent) {
					stop(sftp);
				}
			});
		}
		catch (Exception ex) {
			throw new IllegalStateException("the systems did not start", ex);
		}
	}

	private static void fillHome() throws IOException {
		for (String folder : new String[] { "connectors/sql", "connectors/file", "connectors/smtp", "mappings",
				"routes/api" }) {
			FileSystemUtils.copyRecursively(Kit.PROJECT.resolve(folder), HOME.folder().resolve(folder));
		}
		Path lowStock = Path.of("routes/stock-to-oa.camel.yaml");
		Files.copy(Kit.PROJECT.resolve(lowStock), HOME.folder().resolve(lowStock));
		for (String system : new String[] { "htables", "ptables", "folder", "sftp" }) {
			flow("order-from-" + system, "system:%s/changed-orders".formatted(system), "hub:order");
			flow("order-to-" + system, "hub:order", "system:%s/save-order".formatted(system));
		}
		flow("stock-from-folder", "system:folder/changed-stock", "hub:stock");
	}

	private static void flow(String id, String from, String to) {
		String every = from.startsWith("system:") ? "parameters: { every: 300ms }" : "";
		HOME.file("routes/%s.camel.yaml".formatted(id), """
				- route:
				    id: %s
				    description: Passes each record on.
				    from:
				      uri: %s
				      %s
				      steps:
				        - to: { id: pass-on-in-%s, uri: "%s" }
				""".formatted(id, from, every, id, to));
	}

	private static Map<String, String> settings(SftpServer sftp, Path hosts, Path key) {
		Map<String, String> settings = new HashMap<>(Map.of("serai.home", HOME.folder().toString(),
				"serai.broker.directory", HOME.folder().resolve("data/broker").toString(), "serai.database.url",
				"jdbc:h2:file:" + HOME.folder().resolve("data/db/serai") + ";WRITE_DELAY=0", "serai.stock.low-below",
				"5", "serai.access.administrator-password", "a password for tests"));
		H2.jdbc().execute("CREATE USER IF NOT EXISTS hub PASSWORD 'a-secret' ADMIN");
		system(settings, "htables", "sql", H2.url(), "hub");
		system(settings, "ptables", "sql", POSTGRESQL.url(), "postgres");
		system(settings, "folder", "file", "file:" + EXCHANGE, "");
		system(settings, "sftp", "file", "sftp://serai@127.0.0.1:" + sftp.port(), "");
		system(settings, "oa", "smtp", "smtp://127.0.0.1:" + MAIL.getSmtp().getPort(), "serai");
		settings.put("serai.systems.sftp.options.knownHosts", hosts.toString());
		settings.put("serai.systems.sftp.options.privateKey", key.toString());
		settings.put("serai.systems.oa.options.encryption", "none");
		settings.put("serai.systems.oa.options.from", "Serai <serai@example.com>");
		settings.put("serai.systems.oa.options.to", "wang@example.com");
		return settings;
	}

	private static void system(Map<String, String> settings, String name, String connector, String url, String user) {
		String of = "serai.systems." + name;
		settings.put(of + ".connector", connector);
		settings.put(of + ".url", url);
		if (!user.isEmpty()) {
			settings.put(of + ".username", user);
			settings.put(of + ".password", "a-secret");
		}
	}

	private static void stop(SftpServer sftp) {
		try {
			sftp.close();
			MAIL.stop();
			H2.close();
			POSTGRESQL.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
