package io.serai.system.kamelet;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import io.serai.mapping.BrokenFilesException;
import org.apache.camel.CamelContext;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.model.Model;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes every kamelet in {@code connectors/*} known to Camel, which by itself would look
 * in one folder only, and in the jar.
 */
@Component
public final class ConnectorTemplates {

	private final Path folder;

	/** Connector by kamelet, of what Camel knows. */
	private final Map<String, String> known = new ConcurrentHashMap<>();

	public ConnectorTemplates(@Value("${serai.home}") String home) {
		this.folder = Path.of(home, "connectors").toAbsolutePath().normalize();
	}

	/**
	 * Loads all kamelets.
	 * @throws BrokenFilesException with each one that Camel cannot read
	 */
	public void load(CamelContext camel) {
		List<String> problems = new ArrayList<>();
		for (Path file : files()) {
			load(camel, file, problems);
		}
		if (!problems.isEmpty()) {
			throw new BrokenFilesException(problems);
		}
	}

	/**
	 * Loads the kamelets of one connector again and forgets those that are gone; those in
	 * use go on as they are.
	 * @throws BrokenFilesException with each one that Camel cannot read
	 */
	public void reload(CamelContext camel, String connector) {
		Model model = camel.getCamelContextExtension().getContextPlugin(Model.class);
		List<String> problems = new ArrayList<>();
		this.known.entrySet().removeIf((kamelet) -> {
			boolean isIts = kamelet.getValue().equals(connector);
			if (isIts) {
				forget(model, kamelet.getKey());
			}
			return isIts;
		});
		files().stream()
			.filter((file) -> file.startsWith(this.folder.resolve(connector)))
			.forEach((file) -> load(camel, file, problems));
		if (!problems.isEmpty()) {
			throw new BrokenFilesException(problems);
		}
	}

	private static void forget(Model model, String id) {
		try {
			model.removeRouteTemplateDefinitions(id);
		}
		catch (Exception ex) {
			throw RuntimeCamelException.wrapRuntimeException(ex);
		}
	}

	private void load(CamelContext camel, Path file, List<String> problems) {
		String place = "connectors/" + this.folder.relativize(file).toString().replace('\\', '/');
		try {
			Resource resource = ResourceHelper.fromBytes(file.getFileName().toString(), Files.readAllBytes(file));
			PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
			this.known.put(file.getFileName().toString().replace(".kamelet.yaml", ""),
					this.folder.relativize(file).getName(0).toString());
		}
		catch (IOException | RuntimeCamelException | IllegalArgumentException ex) {
			problems.add("%s: %s".formatted(place, ex.getMessage()));
		}
		catch (Exception ex) {
			throw RuntimeCamelException.wrapRuntimeException(ex);
		}
	}

	private List<Path> files() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(this.folder, 2, FileVisitOption.FOLLOW_LINKS)) {
			return files.filter((file) -> file.toString().endsWith(".kamelet.yaml")).sorted().toList();
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException("cannot read " + this.folder, ex);
		}
	}

}
