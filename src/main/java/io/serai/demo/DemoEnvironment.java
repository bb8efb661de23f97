package io.serai.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * Prepares what the settings of the demo stand on before anything else starts: an empty
 * data folder, free ports and a key that nobody knows.
 */
final class DemoEnvironment implements EnvironmentPostProcessor, Ordered {

	private static final int USUAL_PORT = 8080;

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 1;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!environment.acceptsProfiles(Profiles.of("demo"))) {
			return;
		}
		Map<String, Object> found = new HashMap<>();
		found.put("serai.demo.folder", environment.getProperty("serai.home", ".") + "/data/demo");
		found.put("serai.demo.key", "demo-" + UUID.randomUUID());
		found.put("serai.demo.shop-port", freePort(0));
		found.put("serai.demo.erp-port", freePort(0));
		found.put("serai.demo.crm-port", freePort(0));
		found.put("serai.demo.oa-port", freePort(0));
		found.put("serai.demo.console-port", freePort(USUAL_PORT));
		environment.getPropertySources().addLast(new MapPropertySource("demo", found));
		empty(Path.of(environment.getRequiredProperty("serai.demo.folder")));
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
