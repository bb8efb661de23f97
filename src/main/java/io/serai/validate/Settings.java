package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/**
 * Reads the settings as the hub would, without starting it: the environment, then
 * {@code config/application.yaml}, then the defaults.
 */
final class Settings {

	private final StandardEnvironment environment = new StandardEnvironment();

	/**
	 * @param withFile whether {@code config/application.yaml} counts; false if it cannot
	 * be read
	 */
	Settings(Path home, boolean withFile) throws IOException {
		Path file = SettingsFile.in(home);
		if (withFile && Files.exists(file)) {
			add("config", new FileSystemResource(file));
		}
		add("defaults", new ClassPathResource("application.yaml"));
	}

	private void add(String name, Resource resource) throws IOException {
		for (PropertySource<?> source : new YamlPropertySourceLoader().load(name, resource)) {
			this.environment.getPropertySources().addLast(source);
		}
	}

	Environment environment() {
		return this.environment;
	}

	/** Returns a setting; empty if nothing sets it. */
	String text(String name) {
		return Binder.get(this.environment).bind(name, String.class).orElse("");
	}

	/**
	 * Returns the connector of each configured system.
	 */
	Map<String, String> connectorBySystem() {
		Map<String, String> connectors = new TreeMap<>();
		Binder.get(this.environment)
			.bind("serai.systems", Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of())
			.forEach((system, settings) -> {
				if (settings instanceof Map<?, ?> map && map.get("connector") instanceof String connector) {
					connectors.put(system, connector);
				}
			});
		return connectors;
	}

}
