package io.serai.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Checks a connector or a flow that was edited as {@link Validation} does, against the
 * others as they are, and leaves those alone. It keeps the schemas, which take longer to
 * load than to use: make it once.
 */
public final class EditCheck {

	private final Path home;

	private final SchemaCheck camel;

	private final SchemaCheck shape;

	/**
	 * @param home as of {@link Validation#of}
	 * @throws IOException if a schema cannot be read
	 */
	public EditCheck(Path home) throws IOException {
		this.home = home.toAbsolutePath().normalize();
		this.camel = SchemaCheck.camel();
		this.shape = SchemaCheck.connector();
	}

	/**
	 * Returns what is wrong with one connector and its kamelets, in the order of files
	 * and lines; empty if all is well.
	 * @param name of its folder
	 * @throws IOException if a file cannot be read
	 */
	public List<Problem> connector(String name) throws IOException {
		Problems problems = new Problems();
		connectors(problems, new SystemOperations(Map.of())).check(this.home.resolve("connectors").resolve(name));
		return problems.sorted();
	}

	/**
	 * Returns what is wrong with one flow, in the order of lines; empty if all is well.
	 * @param file below {@code routes/}, relative to the home folder
	 * @param connectorBySystem which connector plays which system
	 * @throws IOException if a file cannot be read
	 */
	public List<Problem> flow(Path file, Map<String, String> connectorBySystem) throws IOException {
		Problems problems = new Problems();
		SystemOperations operations = new SystemOperations(connectorBySystem);
		connectors(new Problems(), operations).learn();
		new FlowFiles(this.home, problems, this.camel, operations).checkOnly(this.home.resolve(file));
		return problems.sorted();
	}

	/**
	 * Checks everything once for nothing but speed: a check is slow the first time.
	 * @throws IOException if a file cannot be read
	 */
	public void warmUp() throws IOException {
		Problems problems = new Problems();
		SystemOperations operations = new SystemOperations(Map.of());
		connectors(problems, operations).check();
		new FlowFiles(this.home, problems, this.camel, operations).check();
	}

	private ConnectorFolders connectors(Problems problems, SystemOperations operations) {
		return new ConnectorFolders(this.home, problems, this.camel, this.shape, operations);
	}

}
