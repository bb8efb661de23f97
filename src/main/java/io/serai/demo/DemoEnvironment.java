package io.serai.demo;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;

import io.serai.start.Journal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Prepares what the settings of the demo stand on before anything else starts: an empty
 * data folder (or the one of last time, with {@code --keep}), free ports, and a key and a
 * password that nobody knows.
 */
final class DemoEnvironment implements EnvironmentPostProcessor, Ordered {

	private static final int USUAL_PORT = 8080;

	/** The option that leaves data, key, password and ports as they were. */
	private static final String KEEP = "keep";

	private static final String PLACE = "place.properties";

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.acceptsProfiles(Profiles.of("demo"))) {
			return;
		}
		MutablePropertySources sources = environment.getPropertySources();
		leaveOutWhatIsInEarnest(sources);
		sources.addLast(new MapPropertySource("demo folder",
				Map.of("serai.demo.folder", environment.getProperty("serai.home", ".") + "/data/demo")));
		Path folder = Path.of(environment.getRequiredProperty("serai.demo.folder"));
		// A running demo keeps its data; that it runs is told when this one looks for its
		// place.
		boolean held = Journal.isHeld(folder.resolve("broker"));
		if (!held && !environment.containsProperty(KEEP)) {
			empty(folder);
		}
		Properties place = place(folder);
		sources.addLast(new PropertiesPropertySource("demo", place));
		if (!held) {
			write(place, folder.resolve(PLACE));
			DemoCertificate.in(folder, environment.getRequiredProperty("serai.demo.key")).make();
		}
	}

	/**
	 * Variables of the hub in earnest, such as a real token, the broker or the database,
	 * have no business between simulated systems.
	 */
	private static void leaveOutWhatIsInEarnest(MutablePropertySources sources) {
		String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
		if (sources.get(name) instanceof SystemEnvironmentPropertySource all) {
			Map<String, Object> left = new LinkedHashMap<>(all.getSource());
			left.keySet().removeIf((variable) -> variable.startsWith("SERAI_") && !variable.startsWith("SERAI_DEMO_"));
			sources.replace(name, new SystemEnvironmentPropertySource(name, left));
		}
	}

	/**
	 * What a kept demo has had, else what is new; a port that is taken by now is another.
	 */
	private static Properties place(Path folder) {
		Properties place = read(folder.resolve(PLACE));
		place.putIfAbsent("serai.demo.key", "demo-" + UUID.randomUUID());
		place.putIfAbsent("serai.demo.password", "demo-" + UUID.randomUUID().toString().substring(0, 13));
		for (String system : List.of("shop", "erp", "crm", "oa", "webhook", "wechat", "mail", "mailbox", "website")) {
			String name = "serai.demo.%s-port".formatted(system);
			place.setProperty(name, Integer.toString(freePort(Integer.parseInt(place.getProperty(name, "0")))));
		}
		String console = "serai.demo.console-port";
		String wished = place.getProperty(console, Integer.toString(USUAL_PORT));
		place.setProperty(console, Integer.toString(freePort(Integer.parseInt(wished))));
		return place;
	}

	private static Properties read(Path file) {
		Properties place = new Properties();
		if (Files.exists(file)) {
			try (Reader reader = Files.newBufferedReader(file)) {
				place.load(reader);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("cannot read " + file, ex);
			}
		}
		return place;
	}

	private static void write(Properties place, Path file) {
		try {
			Files.createDirectories(Objects.requireNonNull(file.getParent()));
			try (Writer writer = Files.newBufferedWriter(file)) {
				place.store(writer, "Key, password and ports of the demo, for ./serai demo --keep");
			}
		}
		catch (IOException ex) {
			// The folder cannot be written to, which is told when the demo looks for its
			// place.
		}
	}

	/** Returns the wished port if it is free, else another one. */
	private static int freePort(int wished) {
		try (ServerSocket socket = new ServerSocket(wished)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			if (wished == 0) {
				throw new UncheckedIOException("no free port", ex);
			}
			return freePort(0);
		}
	}

	private static void empty(Path folder) {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"the demo's folder '%s' cannot be emptied; is another demo running?".formatted(folder), ex);
		}
	}

}
