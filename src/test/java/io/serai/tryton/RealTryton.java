package io.serai.tryton;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A Tryton server of its own on a free port, with an embedded PostgreSQL that holds the
 * seeded company: products {@code SKU0001} to {@code SKU0050}, warehouse {@code WH},
 * users {@code hub} and {@code readonly}. Started by the first test that asks for it,
 * stopped with the JVM.
 */
public final class RealTryton {

	/** Login of the user that may do all that the hub needs. */
	public static final String USER = "hub";

	/** That user's password, in this database only. */
	public static final String PASSWORD = "hub-Pass1";

	private static final Path SERVER = Path.of("/usr/bin/trytond");

	private static final Path SCRIPTS = Path.of(System.getProperty("serai.basedir", "."), "src/test/tryton");

	private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);

	private static final Object LOCK = new Object();

	private static @Nullable RealTryton running;

	private final URI url;

	private RealTryton(URI url) {
		this.url = url;
	}

	/**
	 * Returns the one server of this JVM.
	 * @throws IllegalStateException if Tryton is not installed or does not start; the
	 * message says what to do
	 */
	public static RealTryton shared() {
		synchronized (LOCK) {
			if (running == null) {
				running = start();
			}
			return running;
		}
	}

	/**
	 * Returns the address of the seeded database, with a slash at the end.
	 */
	public URI url() {
		return this.url;
	}

	/**
	 * Returns a client that is signed in as {@link #USER}.
	 */
	public TrytonClient client() {
		return TrytonClient.signIn(this.url, USER, PASSWORD);
	}

	private static RealTryton start() {
		if (!Files.isExecutable(SERVER)) {
			throw new IllegalStateException(
					"Tryton is not installed: there is no %s. Run src/test/tryton/install.sh as root on Debian 12."
						.formatted(SERVER));
		}
		try {
			Path home = Files.createTempDirectory("serai-tryton");
			int database = seededDatabase();
			int port = freePort();
			Process server = server(home, port, database);
			URI url = URI.create("http://127.0.0.1:%d/erp/".formatted(port));
			awaitUp(server, url, home.resolve("trytond.log"));
			return new RealTryton(url);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static int seededDatabase() throws IOException {
		EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "off")
			.setServerConfig("synchronous_commit", "off")
			.setServerConfig("full_page_writes", "off")
			.start();
		try (Connection connection = postgres.getPostgresDatabase().getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute("CREATE DATABASE erp ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The embedded PostgreSQL refused to create a database.", ex);
		}
		try (Connection connection = postgres.getDatabase("postgres", "erp").getConnection();
				Statement statement = connection.createStatement()) {
			statement.execute(seed());
		}
		catch (SQLException ex) {
			throw new IllegalStateException("erp-seed.sql.gz does not load. Make it anew with make-seed.sh.", ex);
		}
		return postgres.getPort();
	}

	private static String seed() throws IOException {
		try (InputStream file = Files.newInputStream(SCRIPTS.resolve("erp-seed.sql.gz"));
				InputStream text = new GZIPInputStream(file)) {
			return new String(text.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static Process server(Path home, int port, int database) throws IOException {
		Path settings = Files.writeString(home.resolve("trytond.conf"), """
				[web]
				listen = 127.0.0.1:%d
				[database]
				uri = postgresql://postgres:postgres@127.0.0.1:%d/
				[session]
				timeout = 86400
				[queue]
				worker = False
				""".formatted(port, database));
		Process server = new ProcessBuilder(SERVER.toString(), "-c", settings.toString(), "-d", "erp")
			.directory(home.toFile())
			.redirectErrorStream(true)
			.redirectOutput(home.resolve("trytond.log").toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop-tryton"));
		return server;
	}

	private static void awaitUp(Process server, URI url, Path log) {
		Awaitility.await("Tryton answers; its log is " + log).atMost(STARTS_WITHIN).until(() -> {
			if (!server.isAlive()) {
				throw new IllegalStateException("Tryton ended while starting: " + Files.readString(log));
			}
			return TrytonClient.isUp(url);
		});
	}

	private static void stop(Process server) {
		server.destroy();
		try {
			if (!server.waitFor(5, TimeUnit.SECONDS)) {
				server.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, Objects.requireNonNull(InetAddress.getLoopbackAddress()))) {
			return socket.getLocalPort();
		}
	}

}
