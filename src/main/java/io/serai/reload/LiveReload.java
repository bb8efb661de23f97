package io.serai.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.serai.mapping.BrokenFilesException;
import io.serai.mapping.Mappings;
import io.serai.system.ConnectorCheck;
import io.serai.system.ConnectorReload;
import io.serai.validate.Problem;
import io.serai.validate.Validation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts edited files in force, one mapping, connector or flow at a time: checked first,
 * and what is bad leaves the old one where it is.
 */
final class LiveReload {

	private static final Logger LOG = LoggerFactory.getLogger(LiveReload.class);

	private final ProductFiles files;

	private final Mappings mappings;

	private final ConnectorReload connectors;

	private final RouteSwap routes;

	private final RefusedChanges refused;

	private volatile boolean ended;

	LiveReload(ProductFiles files, Mappings mappings, ConnectorReload connectors, RouteSwap routes,
			RefusedChanges refused) {
		this.refused = refused;
		this.files = files;
		this.mappings = mappings;
		this.connectors = connectors;
		this.routes = routes;
	}

	/**
	 * Puts everything in force that has changed since the last look.
	 */
	void look() {
		try {
			Set<Path> changed = this.files.changed();
			if (!changed.isEmpty()) {
				boolean mappingsOnly = changed.stream().allMatch((file) -> file.startsWith("mappings"));
				apply(changed, mappingsOnly ? List.of() : Validation.ofConnectorsAndFlows(this.files.home()));
			}
		}
		catch (IOException ex) {
			LOG.warn("Cannot look for edited files; tried again error={}", ex.toString());
		}
	}

	/** Ends after the change in hand. */
	void end() {
		this.ended = true;
	}

	/** Mappings first, since connectors name them, and flows name both. */
	private void apply(Set<Path> changed, List<Problem> problems) {
		folders(changed, "mappings").forEach((name) -> put("mapping", name, () -> mapping(name)));
		folders(changed, "connectors").forEach((name) -> put("connector", name, () -> {
			refuse(problems, "connectors/" + name + "/", ".yaml");
			this.connectors.reload(name);
		}));
		changed.stream()
			.filter(RouteSwap::isRoute)
			.forEach((file) -> put("flow", file.getFileName().toString().replace(".camel.yaml", ""),
					() -> route(file, problems)));
	}

	private void put(String what, String name, Runnable change) {
		if (this.ended) {
			return;
		}
		try {
			change.run();
			this.refused.inForce(what, name);
			LOG.info("Reloaded {}={}", what, name);
		}
		catch (BrokenFilesException ex) {
			this.refused.refuse(what, name, ex.problems().getFirst());
			ex.problems()
				.forEach((problem) -> LOG.error("Not reloaded, the old one stays {}={} problem={}", what, name,
						problem));
		}
		// A fault of the hub itself in one change must not end the looking for others.
		catch (RuntimeException ex) {
			this.refused.refuse(what, name, ex.toString());
			LOG.error("Not reloaded {}={} error={}", what, name, ex.toString());
		}
	}

	private void mapping(String name) {
		if (Files.exists(this.files.home().resolve("mappings").resolve(name).resolve(name + ".jslt"))) {
			this.mappings.reload(name);
			for (String other : importers(name)) {
				this.mappings.reload(other);
			}
		}
		else {
			forget(name);
		}
	}

	/** What the hub would not start without stays. */
	private void forget(String name) {
		List<String> users = new ArrayList<>(this.routes.namers("mapping:" + name));
		users.addAll(importers(name));
		users.addAll(connectorsThatNeed(name));
		if (!users.isEmpty()) {
			throw new BrokenFilesException(List
				.of("mappings/%s: is gone, but used by %s; bring it back, or mend these".formatted(name, users)));
		}
		this.mappings.forget(name);
	}

	private List<String> connectorsThatNeed(String name) {
		Set<String> left = new TreeSet<>(this.mappings.names());
		left.remove(name);
		Path folder = this.files.home().resolve("connectors");
		ConnectorCheck check = new ConnectorCheck(folder, left);
		try (Stream<Path> connectors = Files.list(folder)) {
			return connectors.filter(Files::isDirectory)
				.map((connector) -> connector.getFileName().toString())
				.filter((connector) -> check.problems(connector)
					.stream()
					.anyMatch((problem) -> problem.contains("there is no mapping '%s'".formatted(name))))
				.map((connector) -> "connectors/" + connector)
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Others may import a file of the folder. */
	private List<String> importers(String name) {
		Path folder = this.files.home().resolve("mappings");
		return this.mappings.names()
			.stream()
			.filter((other) -> !other.equals(name))
			.filter((other) -> text(folder.resolve(other).resolve(other + ".jslt")).contains("\"" + name + "/"))
			.sorted()
			.toList();
	}

	private void route(Path file, List<Problem> problems) {
		Path path = this.files.home().resolve(file);
		if (Files.exists(path)) {
			refuse(problems, file.toString().replace('\\', '/'), "");
			this.routes.put(file, text(path));
		}
		else {
			this.routes.remove(file);
		}
	}

	private static void refuse(List<Problem> problems, String start, String end) {
		List<String> found = problems.stream()
			.filter((problem) -> problem.file().startsWith(start) && problem.file().endsWith(end))
			.map(Problem::toString)
			.toList();
		if (!found.isEmpty()) {
			throw new BrokenFilesException(found);
		}
	}

	private static String text(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The second part of the paths: the name of a mapping or connector. */
	private static Collection<String> folders(Set<Path> changed, String folder) {
		Set<String> names = new TreeSet<>();
		changed.stream()
			.filter((file) -> file.startsWith(folder) && file.getNameCount() > 2)
			.filter((file) -> !file.getName(2).toString().matches("samples|stub"))
			.forEach((file) -> names.add(file.getName(1).toString()));
		return names;
	}

}
