package io.serai.validate;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.failure.Meant;

/**
 * The names of all settings: {@code serai.*} from the metadata that the compiler writes
 * of each {@code @ConfigurationProperties} record, and those of the libraries from
 * theirs.
 */
final class SettingNames {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	/** Settings without a record: read by the configuration itself, or by name. */
	private static final List<String> PLAIN = List.of("serai.home", "serai.database.url", "serai.database.user",
			"serai.database.password", "serai.database.connections");

	private static final List<String> NAMED_BY_PEOPLE = List.of("serai.systems.", "serai.flows.", "serai.stores.");

	private static final List<String> LIBRARIES = List.of("camel", "logging", "management", "server", "spring");

	private final Set<String> libraries = new TreeSet<>();

	private final Set<String> libraryMaps = new TreeSet<>();

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
		boolean map = property.path("type").asText().startsWith("java.util.Map");
		if (name.startsWith("serai.")) {
			this.names.add(name);
			if (map) {
				this.maps.add(name + ".");
			}
		}
		else if (LIBRARIES.contains(name.replaceFirst("\\..*", ""))) {
			this.libraries.add(name);
			if (map) {
				this.libraryMaps.add(plain(name) + ".");
			}
		}
	}

	/**
	 * Tells whether a name is one of a library's, or looks like a slip of one, and there
	 * is no such setting.
	 * @param name in the form of the file, e.g. {@code server.port}
	 */
	boolean isStrange(String name) {
		String first = name.replaceFirst("\\..*", "");
		if (LIBRARIES.contains(first)) {
			String plain = plain(name);
			return this.libraries.stream().noneMatch((known) -> plain(known).equals(plain))
					&& this.libraryMaps.stream().noneMatch(plain::startsWith);
		}
		return !first.equals("serai")
				&& (Names.isSlip(first, "serai") || LIBRARIES.stream().anyMatch((known) -> Names.isSlip(first, known)));
	}

	/** Dashes and capitals do not count. */
	private static String plain(String name) {
		return name.replaceAll("\\[\\d+]|-", "").toLowerCase(Locale.ROOT);
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
	 * Returns the setting that was probably meant, or the section if only that can be
	 * told; empty if nothing is like it.
	 */
	Optional<String> nearest(String name) {
		Set<String> all = new TreeSet<>(this.names);
		all.addAll(this.libraries);
		String known = "";
		for (String segment : name.split("\\.")) {
			String before = known;
			Set<String> siblings = all.stream()
				.filter((other) -> other.startsWith(before))
				.map((other) -> other.substring(before.length()).replaceFirst("\\..*", ""))
				.collect(Collectors.toCollection(TreeSet::new));
			if (!siblings.contains(segment)) {
				String rest = name.substring(known.length() + segment.length());
				return Meant.nearest(segment, siblings)
					.stream()
					.findFirst()
					.map((sibling) -> before + sibling)
					.map((start) -> all.contains(start + rest) ? start + rest : start);
			}
			known += segment + ".";
		}
		return Optional.empty();
	}

}
