package io.serai.sap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Caller;
import io.serai.canonical.CanonicalJson;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A server of SAP's CAP runtime with its OData v2 adapter, on a free port with an
 * embedded PostgreSQL. The model in {@code src/test/sap} is ours and has the names and
 * types of S/4HANA; like SAP Gateway it demands CSRF tokens and ETags. Started by the
 * first test that asks for it, stopped with the JVM.
 */
final class RealSap {

	static final String USER = "COMM_HUB";

	/** That user's password, on this server only. */
	static final String PASSWORD = "Welcome1!";

	static final String ORDERS = "/odata/v2/API_SALES_ORDER_SRV";

	static final String PARTNERS = "/odata/v2/API_BUSINESS_PARTNER";

	private static final Path PRODUCT = Path.of(System.getProperty("serai.basedir", ".")).toAbsolutePath();

	private static final Path PLACE = PRODUCT.resolve("target/sap");

	private static final Duration STARTS_WITHIN = Duration.ofMinutes(1);

	private static final Object LOCK = new Object();

	private static @Nullable RealSap running;

	private final URI url;

	private RealSap(URI url) {
		this.url = url;
	}

	/**
	 * Returns the one server of this JVM.
	 * @throws IllegalStateException if the runtime is not installed or does not start;
	 * the message says what to do
	 */
	static RealSap shared() {
		synchronized (LOCK) {
			if (running == null) {
				running = start();
			}
			return running;
		}
	}

	URI url() {
		return this.url;
	}

	/** Returns the rows of an OData v2 query, e.g. {@code /A_SalesOrder}. */
	JsonNode rows(String service, String entity, String filter) {
		String query = "?$format=json&$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
		HttpResponse<String> answer = send(HttpRequest.newBuilder(this.url.resolve(service + entity + query)).GET());
		if (answer.statusCode() != 200) {
			throw new IllegalStateException("SAP answered %d: %s".formatted(answer.statusCode(), answer.body()));
		}
		return CanonicalJson.readTree(answer.body().getBytes(StandardCharsets.UTF_8)).at("/d/results");
	}

	/** Makes something happen that {@code server.js} knows. */
	void happens(String event) {
		send(HttpRequest.newBuilder(this.url.resolve("/test/" + event)).POST(BodyPublishers.noBody()));
	}

	/** Returns how often the server refused a token, or a change behind an ETag. */
	int count(String what) {
		String counts = send(HttpRequest.newBuilder(this.url.resolve("/test/counts")).GET()).body();
		return CanonicalJson.readTree(counts.getBytes(StandardCharsets.UTF_8)).path(what).asInt(-1);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		String login = Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
		return Caller.send(request.header("Authorization", "Basic " + login));
	}

	private static RealSap start() {
		if (!Files.isDirectory(PLACE.resolve("node_modules/@sap/cds"))) {
			throw new IllegalStateException(
					"SAP's CAP runtime is not installed: run src/test/sap/install.sh (it needs Node 20 and npm).");
		}
		try {
			copyModel();
			int port = freePort();
			Path log = Files.createTempFile("serai-sap", ".log");
			String database = database();
			await(node(log, port, database, "node_modules/.bin/cds-deploy"), log);
			Process server = node(log, port, database, "node_modules/.bin/cds-serve");
			Runtime.getRuntime().addShutdownHook(new Thread(server::destroy, "stop-sap"));
			RealSap sap = new RealSap(URI.create("http://127.0.0.1:%d".formatted(port)));
			awaitUp(server, sap, log);
			return sap;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copyModel() throws IOException {
		Path model = PRODUCT.resolve("src/test/sap");
		try (Stream<Path> files = Files.walk(model)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				Path copy = PLACE.resolve(model.relativize(file).toString());
				Files.createDirectories(copy.getParent());
				Files.write(copy, Files.readAllBytes(file));
			}
		}
	}

	private static String database() throws IOException {
		EmbeddedPostgres postgres = EmbeddedPostgres.builder()
			.setServerConfig("fsync", "off")
			.setServerConfig("synchronous_commit", "off")
			.start();
		return """
				{"requires": {"db": {"kind": "postgres", "credentials": {"host": "127.0.0.1", "port": %d,
				"user": "postgres", "password": "postgres", "database": "postgres"}}}}""".formatted(postgres.getPort());
	}

	private static Process node(Path log, int port, String configuration, String script) throws IOException {
		ProcessBuilder builder = new ProcessBuilder(List.of("node", "-r", "./loopback.js", script))
			.directory(PLACE.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment().put("PORT", Integer.toString(port));
		builder.environment().put("CDS_CONFIG", configuration);
		return builder.start();
	}

	private static void await(Process deployment, Path log) throws IOException {
		try {
			if (!deployment.waitFor(STARTS_WITHIN.toSeconds(), TimeUnit.SECONDS) || deployment.exitValue() != 0) {
				deployment.destroyForcibly();
				throw new IllegalStateException("The model does not deploy: " + Files.readString(log));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void awaitUp(Process server, RealSap sap, Path log) {
		Awaitility.await("SAP answers; its log is " + log).atMost(STARTS_WITHIN).ignoreExceptions().until(() -> {
			if (!server.isAlive()) {
				throw new IllegalStateException("SAP ended while starting: " + Files.readString(log));
			}
			return sap.rows(ORDERS, "/A_SalesOrder", "SalesOrder eq '1'").isArray();
		});
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, Objects.requireNonNull(InetAddress.getLoopbackAddress()))) {
			return socket.getLocalPort();
		}
	}

}
