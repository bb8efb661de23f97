package io.serai.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.serai.mapping.BrokenFilesException;
import io.serai.system.ConnectorReload;
import io.serai.validate.EditCheck;
import io.serai.validate.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts edited files in force, one mapping, connector or flow at a time: checked first,
 * and what is bad leaves the old one where it is.
 */
final class LiveReload {

	private static final Logger LOG = LoggerFactory.getLogger(LiveReload.class);

	private final ProductFiles files;

	private final EditCheck check;

	private final MappingSwap mappings;

	private final ConnectorReload connectors;

	private final RouteSwap routes;

	private final RefusedChanges refused;

	/** Files of what was refused: it may be good as soon as something else is. */
	private Set<Path> open = Set.of();

	private volatile boolean ended;

	LiveReload(ProductFiles files, EditCheck check, MappingSwap mappings, ConnectorReload connectors, RouteSwap routes,
			RefusedChanges refused) {
		this.files = files;
		this.check = check;
		this.mappings = mappings;
		this.connectors = connectors;
		this.routes = routes;
		this.refused = refused;
	}

	/** Spares the first edit what is slow only once. */
	void warmUp() {
		try {
			this.check.warmUp();
		}
		catch (IOException ex) {
			LOG.warn("Cannot read the folders; tried again error={}", ex.toString());
		}
	}

	/**
	 * Puts everything in force that has changed since the last look.
	 */
	void look() {
		try {
			Set<Path> changed = this.files.changed();
			if (!changed.isEmpty()) {
				apply(changed);
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

	/**
	 * A flow goes before the operation that it calls, an operation before its mapping: so
	 * what was refused is tried once more when all the rest is in force.
	 */
	private void apply(Set<Path> changed) {
		Set<Path> all = new TreeSet<>(changed);
		all.addAll(this.open);
		List<Change> changes = Change.of(all);
		Map<Change, List<String>> problems = put(changes);
		if (!problems.isEmpty() && problems.size() < changes.size()) {
			problems = put(List.copyOf(problems.keySet()));
		}
		Set<Path> left = new TreeSet<>();
		problems.forEach((change, found) -> {
			left.addAll(change.files());
			tell(change, found, changed);
		});
		this.open = left;
	}

	private Map<Change, List<String>> put(List<Change> changes) {
		Map<Change, List<String>> problems = new LinkedHashMap<>();
		for (Change change : changes) {
			List<String> found = this.ended ? List.of() : put(change);
			if (!found.isEmpty()) {
				problems.put(change, found);
			}
		}
		return problems;
	}

	private List<String> put(Change change) {
		try {
			switch (change.kind()) {
				case MAPPING -> this.mappings.put(change.name());
				case CONNECTOR -> connector(change.name());
				case FLOW -> change.files().forEach(this::flow);
			}
			this.refused.inForce(change);
			LOG.info("Reloaded {}={}", change.kind().word(), change.name());
			return List.of();
		}
		catch (BrokenFilesException ex) {
			return ex.problems();
		}
		// A fault of the hub itself in one change must not end the looking for others.
		catch (RuntimeException ex) {
			return List.of(ex.toString());
		}
	}

	private void tell(Change change, List<String> problems, Set<Path> changed) {
		boolean known = this.refused.refuse(change, problems.getFirst());
		if (!known || change.files().stream().anyMatch(changed::contains)) {
			problems.forEach((problem) -> LOG.error("Not reloaded, the old one stays {}={} problem={}",
					change.kind().word(), change.name(), problem));
		}
	}

	private void connector(String name) {
		try {
			refuse(this.check.connector(name)
				.stream()
				.filter((problem) -> problem.file().startsWith("connectors/" + name + "/")
						&& problem.file().endsWith(".yaml"))
				.toList());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.connectors.reload(name);
		this.routes.startLeftOut();
	}

	private void flow(Path file) {
		Path path = this.files.home().resolve(file);
		try {
			if (Files.exists(path)) {
				refuse(this.check.flow(file, this.connectors.connectorBySystem()));
				this.routes.put(file, Files.readString(path));
			}
			else {
				this.routes.remove(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void refuse(List<Problem> problems) {
		if (!problems.isEmpty()) {
			throw new BrokenFilesException(problems.stream().map(Problem::toString).toList());
		}
	}

}
