package io.serai.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A main class of this build, running in a JVM of its own on the class path of this one.
 */
public final class ChildProcess implements AutoCloseable {

	private final String name;

	private final Process process;

	private final Path log;

	private ChildProcess(String name, Process process, Path log) {
		this.name = name;
		this.process = process;
		this.log = log;
	}

	/**
	 * Starts the hub, without the classes and settings of the tests.
	 * @param log what it writes to the terminal goes there, after what is there already
	 * @param options of the JVM
	 * @param arguments of the program
	 */
	public static ChildProcess hub(Path log, List<String> options, List<String> arguments) {
		return start("io.serai.Serai", ofProduct(), log, options, arguments);
	}

	/**
	 * Starts the hub with a clock that is wrong; otherwise like {@link #hub}.
	 * @param home a folder for the one class of the tests that it takes
	 * @param by how much it is fast; negative if it is slow
	 */
	public static ChildProcess shiftedHub(Path home, Duration by, List<String> options, List<String> arguments) {
		String file = ShiftedHub.class.getName().replace('.', '/') + ".class";
		Path copy = home.resolve("shifted").resolve(file);
		try (InputStream compiled = ShiftedHub.class.getResourceAsStream("/" + file)) {
			Files.createDirectories(copy.getParent());
			Files.copy(Objects.requireNonNull(compiled), copy, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		List<String> all = new ArrayList<>(options);
		all.add("-Dserai.shifted-by=" + by);
		return start(ShiftedHub.class.getName(), home.resolve("shifted") + File.pathSeparator + ofProduct(),
				home.resolve("hub.log"), all, arguments);
	}

	private static String ofProduct() {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> !entry.replaceAll("[/\\\\]$", "").endsWith("test-classes"))
			.collect(Collectors.joining(File.pathSeparator));
	}

	/**
	 * Starts a program of the tests; otherwise like {@link #hub}.
	 */
	public static ChildProcess program(Class<?> main, Path log, List<String> options, List<String> arguments) {
		return start(main.getName(), System.getProperty("java.class.path"), log, options, arguments);
	}

	private static ChildProcess start(String mainClass, String classPath, Path log, List<String> options,
			List<String> arguments) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(options);
		command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classPath, mainClass));
		command.addAll(arguments);
		return start(mainClass, command, Map.of(), log);
	}

	/**
	 * Starts any command.
	 * @param name what it is called in messages
	 */
	static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
			builder.environment().putAll(environment);
			Process process = builder.start();
			ChildProcess child = new ChildProcess(name, process, log);
			Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroyForcibly));
			return child;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns a port that was free a moment ago.
	 */
	public static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Copies the product's three folders, so that a hub started there leaves nothing
	 * behind in the source tree.
	 */
	public static void copyProduct(Path source, Path home) {
		for (String folder : List.of("routes", "connectors", "mappings")) {
			try (Stream<Path> files = Files.walk(source.resolve(folder))) {
				for (Path file : files.toList()) {
					Files.copy(file, home.resolve(source.relativize(file)));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/**
	 * Waits until a GET of the URL is answered 200.
	 * @throws IllegalStateException if the process ends before or the time is up, with
	 * the end of its log
	 */
	public void awaitReady(String url, Duration most) throws InterruptedException {
		long end = System.nanoTime() + most.toNanos();
		while (!isReady(url)) {
			if (this.process.waitFor(100, TimeUnit.MILLISECONDS)) {
				throw new IllegalStateException(
						"%s ended with %d:%n%s".formatted(this.name, this.process.exitValue(), tail()));
			}
			if (System.nanoTime() > end) {
				throw new IllegalStateException(
						"%s does not answer %s after %s:%n%s".formatted(this.name, url, most, tail()));
			}
		}
	}

	private static boolean isReady(String url) {
		try {
			return status(url) == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static int status(String url) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
		connection.setConnectTimeout(1_000);
		connection.setReadTimeout(2_000);
		try {
			return connection.getResponseCode();
		}
		finally {
			connection.disconnect();
		}
	}

	/**
	 * Returns the last lines of what it wrote.
	 */
	public String tail() {
		try {
			List<String> lines = Files.readAllLines(this.log);
			return String.join(System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 60), lines.size()));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/**
	 * Ends it as a power cut would: SIGKILL, no shutdown hook, nothing flushed by it.
	 */
	public void kill() throws InterruptedException {
		this.process.destroyForcibly().waitFor();
	}

	/** Ends it as an administrator does, and waits until it has ended. */
	public void stop() throws InterruptedException {
		this.process.destroy();
		this.process.waitFor();
	}

	/**
	 * Waits until it has ended by itself.
	 * @return its exit code
	 * @throws IllegalStateException if the time is up, with the end of its log
	 */
	public int awaitEnd(Duration most) throws InterruptedException {
		if (!this.process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS)) {
			throw new IllegalStateException("%s goes on after %s:%n%s".formatted(this.name, most, tail()));
		}
		return this.process.exitValue();
	}

	public long pid() {
		return this.process.pid();
	}

	/** Returns the CPU time it has used. */
	public Duration cpu() {
		return this.process.info().totalCpuDuration().orElse(Duration.ZERO);
	}

	/** Returns its resident memory in MiB, 0 where the system does not tell. */
	public long residentMegabytes() {
		File status = new File("/proc/" + pid() + "/status");
		if (!status.exists()) {
			return 0;
		}
		try (Stream<String> lines = Files.lines(status.toPath())) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
				.findFirst()
				.orElse(0);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
