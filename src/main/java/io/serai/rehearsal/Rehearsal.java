package io.serai.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * A hub in a temporary folder, on a copy of a product, with a broker and a database of
 * its own and stand-ins for all systems; plays the cases of {@code routes/tests/}. Cases
 * are played one at a time.
 */
public final class Rehearsal implements AutoCloseable {

	private final TestFolder folder;

	private final Path home;

	private final StandIns systems = new StandIns();

	private final ConfigurableApplicationContext hub;

	private final Stage stage;

	private final AtomicInteger played = new AtomicInteger();

	private Rehearsal(Class<?> application, Path product, Map<String, String> more) throws IOException {
		this.folder = new TestFolder(product);
		this.home = Files.createTempDirectory("serai-rehearsal");
		copy(product, this.home);
		Map<String, Object> settings = new TreeMap<>(Map.of("serai.home", this.home.toString(), "stand-in",
				this.systems.url(), "server.port", "0", "server.address", "127.0.0.1", "camel.main.auto-startup",
				"false", "camel.springboot.auto-startup", "false", "serai.delivery.ladder", "1h",
				"serai.access.administrator-password", "no one signs in here"));
		// Spring would read config/ of the working folder too, and speak to the systems
		// named there.
		settings.put("spring.config.location", "classpath:/");
		settings.put("serai.reload.enabled", "false");
		settings.put("serai.reconcile.look-every", "1d");
		settings.putAll(more);
		this.hub = new SpringApplicationBuilder(application).run(settings.entrySet()
			.stream()
			.map((one) -> "--" + one.getKey() + "=" + one.getValue())
			.toArray(String[]::new));
		this.stage = new Stage(this.hub);
	}

	/**
	 * Starts the hub; that takes some seconds.
	 * @param application the hub's own class
	 * @param product the folder that holds {@code routes/}, {@code connectors/} and
	 * {@code mappings/}; nothing in it is changed
	 * @param more further settings; those of logging hold for the whole process
	 * @throws BrokenTestException if it has no {@code routes/tests/settings.yaml}
	 */
	public static Rehearsal start(Class<?> application, Path product, Map<String, String> more) {
		try {
			return new Rehearsal(application, product.toAbsolutePath().normalize(), more);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns every case, by flow.
	 * @throws BrokenTestException if a file cannot be used
	 */
	public static List<FlowTest> tests(Path product) {
		return new TestFolder(product).tests();
	}

	/**
	 * Returns every flow of the product, by id.
	 */
	public static List<String> flows(Path product) {
		return new TestFolder(product).flows();
	}

	/**
	 * Returns the flows that no case is written for.
	 */
	public static List<String> untested(Path product) {
		return new TestFolder(product).untested();
	}

	/**
	 * Plays one case.
	 * @return what did not come as it says; empty if all did
	 * @throws BrokenTestException if it says something that no case can
	 */
	public List<String> play(FlowTest test) {
		return new Performance(test, "K" + (1000 + this.played.incrementAndGet()), this.stage, this.systems)
			.play(this.folder);
	}

	@Override
	public void close() {
		this.hub.close();
		this.systems.close();
		try {
			FileSystemUtils.deleteRecursively(this.home);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void copy(Path product, Path home) throws IOException {
		Path settings = product.resolve("routes/tests/settings.yaml");
		if (!Files.exists(settings)) {
			throw new BrokenTestException(
					"routes/tests/settings.yaml: is missing; name the systems of the tests there, src/docs/test-a-flow.md shows how");
		}
		for (String part : List.of("routes", "connectors", "mappings", "codes")) {
			if (Files.isDirectory(product.resolve(part))) {
				FileSystemUtils.copyRecursively(product.resolve(part), home.resolve(part));
			}
		}
		Files.copy(settings, Files.createDirectory(home.resolve("config")).resolve("application.yaml"));
	}

}
