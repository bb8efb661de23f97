package io.serai.demo;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.serai.process.ChildProcess;
import io.serai.process.HubArguments;

/**
 * The product in a folder of its own, and simulated systems that tell the truth for its
 * hub to stand between.
 */
final class ProductBed implements AutoCloseable {

	/** Of the hub's administrator. */
	static final String PASSWORD = "a word for tests";

	private static final String KEY = "bed-0123456789abcdef0123456789abcdef";

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Path home;

	private final SimulatedSystems systems;

	private final HubArguments arguments;

	ProductBed(Path home) throws Exception {
		this.home = home;
		ChildProcess.copyProduct(Path.of(System.getProperty("serai.basedir", ".")), home);
		this.systems = new SimulatedSystems(new DemoSettings(home, KEY, PASSWORD, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
				Duration.ofSeconds(4), 1, 0, PATIENCE, Duration.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, Sabotage.NONE),
				Clock.systemUTC());
		this.arguments = new HubArguments(home, ChildProcess.freePort(), KEY, this.systems.url("shop"),
				this.systems.url("erp"));
	}

	SimulatedSystems systems() {
		return this.systems;
	}

	HubClient client() {
		return new HubClient(this.arguments.url(), KEY);
	}

	/** Returns the settings of one more system. */
	List<String> system(String name, String connector, String path) {
		String system = "--serai.systems." + name;
		return List.of(system + ".connector=" + connector, system + ".url=" + this.systems.url(name) + path,
				system + ".token=" + KEY);
	}

	/** Starts the hub, with shop, ERP and these settings, and waits until it is ready. */
	ChildProcess hub(List<String> settings) throws Exception {
		List<String> all = new ArrayList<>(this.arguments.list());
		all.add("--serai.access.administrator-password=" + PASSWORD);
		all.addAll(settings);
		ChildProcess hub = ChildProcess.hub(this.home.resolve("hub.log"),
				List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), all);
		try {
			hub.awaitReady(this.arguments.readiness(), PATIENCE);
			return hub;
		}
		catch (InterruptedException | RuntimeException | AssertionError ex) {
			hub.close();
			throw ex;
		}
	}

	@Override
	public void close() {
		this.systems.close();
	}

}
