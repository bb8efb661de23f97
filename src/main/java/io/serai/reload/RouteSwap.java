package io.serai.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serai.mapping.BrokenFilesException;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.Model;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Puts one flow in the place of another while the rest runs. A delivery in work ends on
 * the flow that it began with; queues stay.
 */
final class RouteSwap {

	private static final String ENDING = ".camel.yaml";

	private final CamelContext camel;

	/** What runs, so that it can come back if the new one does not start. */
	private final Map<Path, String> running = new TreeMap<>();

	RouteSwap(CamelContext camel, Path home) throws IOException {
		this.camel = camel;
		try (Stream<Path> files = Files.isDirectory(home.resolve("routes")) ? Files.walk(home.resolve("routes"))
				: Stream.empty()) {
			for (Path file : files.filter((path) -> path.toString().endsWith(ENDING)).toList()) {
				this.running.put(home.relativize(file), Files.readString(file));
			}
		}
	}

	static boolean isRoute(Path file) {
		return file.startsWith("routes") && file.toString().endsWith(ENDING);
	}

	/** Returns the id of the flow in a file. */
	static String id(Path file) {
		return file.getFileName().toString().replace(ENDING, "");
	}

	/** Returns the files of the flows that run and name something. */
	List<String> namers(String what) {
		return this.running.entrySet()
			.stream()
			.filter((flow) -> flow.getValue().matches("(?s).*" + Pattern.quote(what) + "(?![a-z0-9-]).*"))
			.map((flow) -> flow.getKey().toString())
			.toList();
	}

	/**
	 * Runs the flow as the text says it.
	 * @param file relative to the home folder
	 * @throws BrokenFilesException if it cannot be run, or is a door other than the one
	 * that is open; then the old one runs on
	 */
	void put(Path file, String text) {
		if (isDoor(text) && text.equals(this.running.get(file))) {
			return;
		}
		if (isDoor(text)) {
			throw new BrokenFilesException(
					List.of("%s: a door is not swapped while callers use it; start the hub again".formatted(file)));
		}
		Route before = this.camel.getRoute(id(file));
		try {
			load(file, text);
			if (before != null && this.camel.getRoute(id(file)) == before) {
				// Left out, as its precondition or its system's connector wants it.
				end(id(file));
			}
			this.running.put(file, text);
		}
		// Whatever Camel has against the new one, the old one must run again.
		catch (RuntimeException ex) {
			String old = this.running.get(file);
			if (old != null) {
				load(file, old);
			}
			throw new BrokenFilesException(List.of("%s: cannot be run: %s".formatted(file, ex.getMessage())));
		}
	}

	/**
	 * Ends the flow; its queue stays and keeps gathering.
	 */
	void remove(Path file) {
		String old = this.running.get(file);
		if (old != null && isDoor(old)) {
			throw new BrokenFilesException(
					List.of("%s: a door is not closed while callers use it; start the hub again".formatted(file)));
		}
		end(id(file));
		this.running.remove(file);
	}

	private void end(String id) {
		try {
			this.camel.getRouteController().stopRoute(id);
			this.camel.removeRoute(id);
		}
		// Camel declares no narrower one; LiveReload tells of it.
		catch (Exception ex) {
			throw RuntimeCamelException.wrapRuntimeCamelException(ex);
		}
	}

	/**
	 * Starts the flows that were left out for want of what a connector offers by now.
	 */
	void startLeftOut() {
		this.running.forEach((file, text) -> {
			if (this.camel.getRoute(id(file)) == null && text.contains("system:") && !isDoor(text)) {
				load(file, text);
			}
		});
	}

	/**
	 * Camel's own way to update routes takes the doors of the REST DSL away; this one
	 * adds definitions, and Camel ends those of the same id first.
	 */
	private void load(Path file, String text) {
		try {
			Model model = this.camel.getCamelContextExtension().getContextPlugin(Model.class);
			for (RoutesBuilder found : PluginHelper.getRoutesLoader(this.camel)
				.findRoutesBuilders(ResourceHelper.fromString(file.getFileName().toString(), text))) {
				model.addRouteDefinitions(((RouteBuilder) found).configureRoutes(this.camel).getRoutes());
			}
		}
		// As above; put() brings the old one back.
		catch (Exception ex) {
			throw RuntimeCamelException.wrapRuntimeCamelException(ex);
		}
	}

	private static boolean isDoor(String text) {
		return text.lines().anyMatch((line) -> line.startsWith("- rest:"));
	}

}
