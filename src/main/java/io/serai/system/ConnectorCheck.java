package io.serai.system;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.serai.mapping.BrokenFilesException;

/**
 * What the hub would refuse to start with in the connectors on disk, told without
 * starting it.
 */
public final class ConnectorCheck {

	private final ConnectorFolder folder;

	/**
	 * @param folder {@code connectors/}
	 * @param mappings the names of all mappings
	 */
	public ConnectorCheck(Path folder, Set<String> mappings) {
		this.folder = new ConnectorFolder(folder, new ConnectorRules(mappings));
	}

	/**
	 * Returns what is wrong with a connector.
	 * @param name of its folder
	 * @return one text each, {@code file: place: what; remedy}, where the place is a path
	 * with dots; empty if the hub starts with it
	 */
	public List<String> problems(String name) {
		return problems(name, Map.of());
	}

	/**
	 * Returns what is wrong with a connector as an installation uses it.
	 * @param options what it sets, by name
	 * @return as {@link #problems(String)}
	 */
	public List<String> problems(String name, Map<String, String> options) {
		try {
			this.folder.read(name, options);
			return List.of();
		}
		catch (BrokenFilesException ex) {
			return ex.problems();
		}
	}

}
