package io.serai.validate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The names of all settings {@code serai.*}, from the metadata that the compiler writes
 * of each {@code @ConfigurationProperties} record.
 */
final class SettingNames {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	/** Settings without a record: read by the configuration itself, or by name. */
	private static final List<String> PLAIN = List.of("serai.home", "serai.database.url", "serai.database.user",
			"serai.database.password", "serai.database.connections");

	private static final List<String> NAMED_BY_PEOPLE = List.of("serai.systems.", "serai.flows.", "serai.stores.");

	private final Set<String> names = new TreeSet<>(PLAIN);

	private final Set<String> maps = new TreeSet<>(NAMED_BY_PEOPLE);

	SettingNames() throws IOException {
		ObjectMapper mapper = new ObjectMapper();
		for (URL url : Collections.list(SettingNames.class.getClassLoader().getResources(METADATA))) {
			try (InputStream in = url.openStream()) {
				mapper.readTree(in).path("properties").forEach(this::add);
			}
		}
	}

	private void add(JsonNode property) {
		String name = property.path("name").asText();
		if (name.startsWith("serai.")) {
			this.names.add(name);
			if (property.path("type").asText().startsWith("java.util.Map")) {
				this.maps.add(name + ".");
			}
		}
	}

	/**
	 * Returns every name with a fixed place.
	 */
	Set<String> all() {
		return Collections.unmodifiableSet(this.names);
	}

	/**
	 * Tells whether a setting exists; below a map any name does.
	 * @param name in the form of the file, e.g. {@code serai.delivery.workers}
	 */
	boolean knows(String name) {
		String plain = name.replaceAll("\\[\\d+]", "");
		return this.names.contains(plain) || this.maps.stream().anyMatch(plain::startsWith);
	}

	/**
	 * Returns the setting that was probably meant.
	 */
	Optional<String> nearest(String name) {
		return Names.nearest(name, this.names);
	}

}
