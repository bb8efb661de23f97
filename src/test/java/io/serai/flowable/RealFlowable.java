package io.serai.flowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A Flowable engine with its REST API as a process of its own on a free port, with the
 * processes of {@code connectors/flowable/serai.bpmn20.xml}. Started by the first test
 * that asks for it, stopped with the JVM.
 */
public final class RealFlowable {

	private static final Path PROJECT = Path.of(System.getProperty("serai.basedir", "."));

	private static final Path BUILT = PROJECT.resolve("src/test/flowable/target");

	private static final Duration STARTS_WITHIN = Duration.ofMinutes(2);

	/** What the engine shows at the hub's door. */
	public static final String HOOK_SECRET = "tells-the-hub-0123456789";

	private static final Object LOCK = new Object();

	private static @Nullable RealFlowable running;

	private final URI url;

	private final WireMockServer door;

	private RealFlowable(URI url, WireMockServer door) {
		this.url = url;
		this.door = door;
	}

	/**
	 * Returns the one engine of this JVM.
	 * @throws IllegalStateException if it is not built or does not start; the message
	 * says what to do
	 */
	public static RealFlowable shared() {
		synchronized (LOCK) {
			if (running == null) {
				running = start();
			}
			return running;
		}
	}

	/**
	 * Returns the address of the REST API, without a slash at the end.
	 */
	public URI url() {
		return this.url;
	}

	/**
	 * Returns what stands where the engine expects the hub's door.
	 */
	public WireMockServer door() {
		return this.door;
	}

	/**
	 * Returns what the one does who asks for approvals.
	 */
	public FlowablePerson hub() {
		return new FlowablePerson(this.url, "hub", "hub-Pass1");
	}

	/**
	 * Returns what the one does who decides.
	 */
	public FlowablePerson manager() {
		return new FlowablePerson(this.url, "manager", "manager-Pass1");
	}

	private static RealFlowable start() {
		try {
			build();
			Path log = Files.createTempFile("serai-flowable", ".log");
			int port = freePort();
			WireMockServer door = new WireMockServer(WireMockConfiguration.options().dynamicPort());
			door.start();
			Process engine = engine(port, door.port(), log);
			RealFlowable flowable = new RealFlowable(URI.create("http://127.0.0.1:%d/process-api".formatted(port)),
					door);
			Awaitility.await("Flowable answers; its log is " + log).atMost(STARTS_WITHIN).until(() -> {
				if (!engine.isAlive()) {
					throw new IllegalStateException("Flowable ended while starting: " + Files.readString(log));
				}
				return flowable.hub().isUp();
			});
			flowable.hub().deploy(PROJECT.resolve("connectors/flowable/serai.bpmn20.xml"));
			flowable.hub().deploy(PROJECT.resolve("connectors/flowable/serai-tell.bpmn20.xml"));
			return flowable;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Does nothing if it is built already. */
	private static void build() throws IOException {
		ProcessBuilder install = new ProcessBuilder("sh", "src/test/flowable/install.sh").directory(PROJECT.toFile());
		install.environment().put("JAVA_HOME", System.getProperty("java.home"));
		Process build = install.redirectErrorStream(true).start();
		String told = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (build.onExit().join().exitValue() != 0) {
			throw new IllegalStateException(
					"Flowable could not be built; run src/test/flowable/install.sh by hand. It said: " + told);
		}
	}

	private static Process engine(int port, int door, Path log) throws IOException {
		Process engine = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", "classes:lib/*", "io.serai.oa.FlowableOa",
				"--server.port=" + port, "--serai.hook.url=http://127.0.0.1:%d/hooks/oa".formatted(door),
				"--serai.hook.secret=" + HOOK_SECRET)
			.directory(BUILT.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(engine), "stop-flowable"));
		return engine;
	}

	private static void stop(Process engine) {
		engine.destroy();
		try {
			if (!engine.waitFor(5, TimeUnit.SECONDS)) {
				engine.destroyForcibly();
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
