package io.serai.mapping;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Every mapping of {@code mappings/}, compiled. Safe to share between threads; a mapping
 * is replaced as a whole while others use it.
 */
public final class Mappings {

	private final MappingFolder folder;

	private final Map<String, Mapping> mappings = new ConcurrentHashMap<>();

	private final Map<String, Mapping> forgotten = new ConcurrentHashMap<>();

	/**
	 * Compiles every mapping in the folder.
	 * @param folder {@code mappings/}; may be missing, then there are no mappings
	 * @throws BrokenFilesException if any mapping cannot be used; it lists all of them
	 */
	public Mappings(Path folder) {
		this(folder, CodeLookup.NONE);
	}

	/**
	 * Compiles every mapping in the folder.
	 * @param folder {@code mappings/}; may be missing, then there are no mappings
	 * @param codes what the functions {@code code} and {@code code-from} ask
	 * @throws BrokenFilesException if any mapping cannot be used; it lists all of them
	 */
	public Mappings(Path folder, CodeLookup codes) {
		this(new MappingFolder(folder.toAbsolutePath().normalize(), codes));
		List<String> problems = new ArrayList<>();
		compile(this.folder.names(), problems::add);
		if (!problems.isEmpty()) {
			throw new BrokenFilesException(problems);
		}
	}

	private Mappings(MappingFolder folder) {
		this.folder = folder;
	}

	private void compile(List<String> names, Consumer<String> problems) {
		for (String name : names) {
			try {
				this.mappings.put(name, this.folder.read(name));
			}
			catch (BrokenFilesException ex) {
				ex.problems().forEach(problems);
			}
		}
	}

	/**
	 * Compiles every mapping that can be compiled, for a developer's desk.
	 * @param folder {@code mappings/}; may be missing, then there are no mappings
	 * @param codes what the functions {@code code} and {@code code-from} ask
	 * @param problems is told what is wrong with the others
	 */
	public static Mappings ofWhatCompiles(Path folder, CodeLookup codes, Consumer<String> problems) {
		Mappings mappings = new Mappings(new MappingFolder(folder.toAbsolutePath().normalize(), codes));
		mappings.compile(mappings.folder.names(), problems);
		return mappings;
	}

	/**
	 * Compiles one mapping and leaves the others alone, broken or not.
	 * @param folder {@code mappings/}
	 * @param codes what the functions {@code code} and {@code code-from} ask
	 * @throws BrokenFilesException if it cannot be used, or is not there
	 */
	public static Mappings only(Path folder, String name, CodeLookup codes) {
		Mappings mappings = new Mappings(new MappingFolder(folder.toAbsolutePath().normalize(), codes));
		mappings.reload(name);
		return mappings;
	}

	/**
	 * Returns the names of all mappings.
	 */
	public Set<String> names() {
		return Set.copyOf(this.mappings.keySet());
	}

	/**
	 * Returns what the mapping makes of the input.
	 * @param name e.g. {@code order-to-rest-erp}
	 * @param variables what the mapping may use as {@code $name}
	 * @throws io.serai.failure.HubException invalid-data if the input cannot be mapped
	 * @throws IllegalArgumentException if there is no such mapping
	 */
	public JsonNode apply(String name, JsonNode input, Map<String, JsonNode> variables) {
		return find(name).apply(input, variables);
	}

	/**
	 * Like {@link #apply}, but a result that breaks the mapping's schema is told, not
	 * refused.
	 * @throws io.serai.failure.HubException if the input cannot be mapped
	 * @throws IllegalArgumentException if there is no such mapping
	 */
	public Trial tryOut(String name, JsonNode input, Map<String, JsonNode> variables) {
		return find(name).tryOut(input, variables);
	}

	/**
	 * Reads one mapping again, also a new one, and puts it in place at once.
	 * @throws BrokenFilesException if it cannot be used; the old one stays
	 */
	public void reload(String name) {
		this.mappings.put(name, this.folder.read(name));
	}

	/**
	 * Takes a mapping away that no file names any more. Deliveries in flight, and a
	 * connector whose edited file is not in force yet, end with it.
	 */
	public void forget(String name) {
		Mapping mapping = this.mappings.get(name);
		if (mapping != null) {
			this.forgotten.put(name, mapping);
			this.mappings.remove(name);
		}
	}

	private Mapping find(String name) {
		Mapping mapping = this.mappings.get(name);
		if (mapping == null) {
			mapping = this.forgotten.get(name);
		}
		if (mapping == null) {
			throw new IllegalArgumentException("no mapping '%s'; add mappings/%s/%s.jslt".formatted(name, name, name));
		}
		return mapping;
	}

}
