package io.serai.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import io.serai.bench.Contender.Round;
import io.serai.process.ChildProcess;
import io.serai.process.HubArguments;

/**
 * Prints how fast the hub takes orders to a fast ERP, beside the floor (see
 * {@link Floor}), both measured in turn in the same minutes on the same machine.
 */
public final class Bench {

	private static final List<String> JVM = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");

	private static final String KEY = "bench-0123456789abcdef0123456789abcdef";

	/**
	 * An ERP may be called 2,000 times a second by default; the hub waits for that rather
	 * than for its own work. The sink bears more than either contender sends.
	 */
	private static final String BEARS_MORE = "--serai.systems.erp.limits.per-second=1000000";

	private final BenchOptions options;

	private final Path folder;

	private final Sink sink;

	private Bench(BenchOptions options, Path folder, Sink sink) {
		this.options = options;
		this.folder = folder;
		this.sink = sink;
	}

	/**
	 * Runs it.
	 * @param args see {@link BenchOptions}; after {@code reload}, which measures
	 * {@link ReloadTimes} instead, {@code --rounds=3}
	 */
	public static void main(String[] args) throws Exception {
		Path folder = Files.createTempDirectory("serai-bench");
		try (Sink sink = Sink.start()) {
			if (args.length > 0 && args[0].equals("reload")) {
				ReloadTimes.print(BenchOptions.of(Arrays.copyOfRange(args, 1, args.length)).rounds(), folder);
			}
			else {
				new Bench(BenchOptions.of(args), folder, sink).run();
			}
		}
		finally {
			delete(folder);
		}
	}

	private void run() throws IOException, InterruptedException {
		int floorPort = ChildProcess.freePort();
		int hubPort = ChildProcess.freePort();
		try (ChildProcess floorProcess = floor(floorPort); ChildProcess hubProcess = hub(hubPort)) {
			floorProcess.awaitReady("http://127.0.0.1:" + floorPort + "/", Duration.ofMinutes(1));
			hubProcess.awaitReady("http://127.0.0.1:" + hubPort + "/actuator/health/readiness", Duration.ofMinutes(2));
			Contender floor = new Contender("floor", floorProcess, new Load(floorPort, ""));
			Contender hub = new Contender("hub", hubProcess, new Load(hubPort, "X-Api-Key: " + KEY + "\r\n"));
			warmUp(floor);
			warmUp(hub);
			List<Round> rounds = new ArrayList<>();
			for (int i = 0; i < this.options.rounds(); i++) {
				rounds.add(measure(floor));
				rounds.add(measure(hub));
			}
			report(rounds);
		}
	}

	private void warmUp(Contender contender) throws InterruptedException {
		System.out.printf("warming %s up for %s and %d orders%n", contender.name(), this.options.warmUp(),
				this.options.warmUpOrders());
		Round round = contender.round(this.options.connections(), this.options.warmUp(), this.sink);
		System.out.println(round);
		for (int sent = round.figures().sent(); sent < this.options.warmUpOrders(); sent += round.figures().sent()) {
			round = contender.round(this.options.connections(), this.options.time(), this.sink);
			System.out.println(round);
		}
	}

	private Round measure(Contender contender) throws InterruptedException {
		Round round = contender.round(this.options.connections(), this.options.time(), this.sink);
		System.out.println(round);
		return round;
	}

	private static void report(List<Round> rounds) {
		Round floor = median(rounds, "floor");
		Round hub = median(rounds, "hub");
		System.out.printf("%nmedian of %d rounds each%n%s%n%s%n", rounds.size() / 2, floor, hub);
		System.out.printf("ratio hub/floor: %.2f in orders/s, %.2f in CPU%n",
				hub.figures().perSecond() / floor.figures().perSecond(), floor.cpu() / hub.cpu());
	}

	private static Round median(List<Round> rounds, String name) {
		List<Round> sorted = rounds.stream()
			.filter((round) -> round.name().equals(name))
			.sorted(Comparator.comparingDouble((round) -> round.figures().perSecond()))
			.toList();
		return sorted.get(sorted.size() / 2);
	}

	private ChildProcess floor(int port) {
		return ChildProcess.program(Floor.class, this.folder.resolve("floor.log"), JVM,
				List.of(Integer.toString(port), this.sink.url(), this.folder.resolve("floor").toString()));
	}

	private ChildProcess hub(int port) throws IOException {
		Path home = Files.createDirectory(this.folder.resolve("hub"));
		ChildProcess.copyProduct(Path.of(System.getProperty("serai.home", ".")), home);
		keepOneFlow(home.resolve("routes"));
		List<String> arguments = new ArrayList<>(
				new HubArguments(home, port, KEY, this.sink.url(), this.sink.url()).list());
		arguments.add(BEARS_MORE);
		return ChildProcess.hub(this.folder.resolve("hub.log"), JVM, arguments);
	}

	/**
	 * The floor takes an order to one place, so the hub does too; each further flow would
	 * cost a delivery more.
	 */
	private static void keepOneFlow(Path routes) throws IOException {
		try (Stream<Path> files = Files.list(routes)) {
			files.filter((file) -> file.toString().endsWith(".camel.yaml") && !file.endsWith("order-to-erp.camel.yaml"))
				.forEach((file) -> file.toFile().delete());
		}
	}

	private static void delete(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
	}

}
