package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All checks over one home folder.
 */
public final class Validation {

	private Validation() {
	}

	/**
	 * Returns what is no fault but may be a mistake; empty if there is nothing to say.
	 * @param home as of {@link #of}
	 * @throws IOException if a file cannot be read
	 */
	public static List<Problem> notes(Path home) throws IOException {
		return found(home).sortedNotes();
	}

	/**
	 * Returns everything that is wrong with the product in a folder, in the order of
	 * files and lines; empty if all is well.
	 * @param home the folder that holds {@code routes/}, {@code connectors/},
	 * {@code mappings/} and perhaps {@code config/}
	 * @throws IOException if a file cannot be read
	 */
	public static List<Problem> of(Path home) throws IOException {
		return found(home).sorted();
	}

	static Problems found(Path home) throws IOException {
		Path root = home.toAbsolutePath().normalize();
		Problems problems = new Problems();
		for (String folder : List.of("routes", "connectors", "mappings")) {
			if (!Files.isDirectory(root.resolve(folder))) {
				problems.add(folder, 0, "is missing in the home folder",
						"Name the folder that holds routes/, connectors/ and mappings/");
			}
		}
		SchemaCheck schema = SchemaCheck.camel();
		boolean readable = new SettingsFile(root, problems, new SettingNames()).check();
		Settings settings = new Settings(root, readable);
		SystemOperations operations = new SystemOperations(settings.connectorBySystem());
		new MappingFolders(root, problems).check(operations);
		new ConnectorFolders(root, problems, schema, SchemaCheck.connector(), operations).check();
		FlowFiles flows = new FlowFiles(root, problems, schema, operations);
		flows.check();
		new ConfiguredSystems(root, problems, settings, flows.systems()).check(readable);
		new UnusedMappings(root).check(problems);
		return problems;
	}

}
