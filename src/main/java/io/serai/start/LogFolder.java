package io.serai.start;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Leaves the log file out where it cannot be written, so that the terminal tells why the
 * hub does not start, and not only that there is no log.
 */
final class LogFolder implements EnvironmentPostProcessor, Ordered {

	@Override
	public int getOrder() {
		return ConfigDataEnvironmentPostProcessor.ORDER + 10;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		String file = environment.getProperty("logging.file.name", "");
		if (!file.isEmpty() && !canBeMade(Path.of(file).toAbsolutePath())) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource("no log file", Map.of("logging.file.name", "")));
		}
	}

	private static boolean canBeMade(Path file) {
		@Nullable Path there = file;
		while (there != null && !Files.exists(there)) {
			there = there.getParent();
		}
		return there != null && Files.isWritable(there) && (there.equals(file) || Files.isDirectory(there));
	}

}
