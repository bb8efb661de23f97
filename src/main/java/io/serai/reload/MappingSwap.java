package io.serai.reload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.serai.mapping.BrokenFilesException;
import io.serai.mapping.Mappings;
import io.serai.system.ConnectorCheck;

/**
 * Puts one mapping in the place of another, with those that import it, or takes it away.
 */
final class MappingSwap {

	private final Path home;

	private final Mappings mappings;

	private final RouteSwap routes;

	MappingSwap(Path home, Mappings mappings, RouteSwap routes) {
		this.home = home;
		this.mappings = mappings;
		this.routes = routes;
	}

	/**
	 * Brings a mapping to what the files say.
	 * @throws BrokenFilesException if it cannot be used, or is gone and needed
	 */
	void put(String name) {
		if (Files.exists(this.home.resolve("mappings").resolve(name).resolve(name + ".jslt"))) {
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
		Path folder = this.home.resolve("connectors");
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
		Path folder = this.home.resolve("mappings");
		return this.mappings.names()
			.stream()
			.filter((other) -> !other.equals(name))
			.filter((other) -> text(folder.resolve(other).resolve(other + ".jslt")).contains("\"" + name + "/"))
			.sorted()
			.toList();
	}

	private static String text(Path file) {
		try {
			return Files.exists(file) ? Files.readString(file) : "";
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
