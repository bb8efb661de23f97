package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.serai.canonical.RecordKind;
import org.jspecify.annotations.Nullable;

/**
 * The start of a flow: one file, between a channel and an operation that its system has.
 */
final class NewFlow {

	private final Path home;

	private final SystemOperations operations;

	NewFlow(Path home) throws IOException {
		this.home = home;
		this.operations = new SystemOperations(new Settings(home, true).connectorBySystem());
		new ConnectorFolders(home, new Problems(), SchemaCheck.camel(), SchemaCheck.connector(), this.operations)
			.learn();
	}

	Start start(Words words) throws IOException {
		Names.Directed name = Names.Directed.of("flow", words.name());
		RecordKind kind = name.kind()
			.orElseThrow(() -> new WrongUseException(Names.unknown("record kind", name.subject(), Names.kinds())
					+ ". The name of a flow is <record>-<to|from>-<system>"));
		String operation = operation(name, kind, words.options().get("operation"));
		Start start = new Start(Map.of("NAME", words.name(), "RECORD", kind.wireName(), "PHRASE", Names.phrase(kind),
				"SYSTEM", name.other(), "OPERATION", operation))
			.with("routes/%s.camel.yaml".formatted(words.name()),
					name.towards() ? "flow-to.camel.yaml" : "flow-from.camel.yaml");
		return canWait(name, kind) ? start.with("routes/tests/%s.yaml".formatted(words.name()), "flow-to.test.yaml")
				: start;
	}

	/** Whether the hub that plays cases has a record, and no system yet that takes it. */
	private boolean canWait(Names.Directed name, RecordKind kind) throws IOException {
		Path tests = this.home.resolve("routes/tests");
		Path settings = tests.resolve("settings.yaml");
		return name.towards() && Files.exists(tests.resolve("records/%s.json".formatted(kind.wireName())))
				&& Files.exists(settings)
				&& !YamlText.read(this.home, settings, new Problems()).root().at("/serai/systems").has(name.other());
	}

	private String operation(Names.Directed name, RecordKind kind, @Nullable String wanted) {
		List<String> usual = name.towards() ? List.of("save-" + kind.wireName())
				: List.of("changed-" + kind.plural(), "changed-" + kind.wireName());
		List<String> candidates = Optional.ofNullable(wanted).map(List::of).orElse(usual);
		return candidates.stream()
			.filter((operation) -> problem(name, operation).isEmpty())
			.findFirst()
			.orElseThrow(() -> new WrongUseException("%s. %s. --operation names another".formatted(
					problem(name, candidates.getFirst()).orElse("there is no operation"),
					remedy(name, candidates.getFirst()))));
	}

	private Optional<String> problem(Names.Directed name, String operation) {
		String address = name.other() + "/" + operation;
		return name.towards() ? this.operations.check(address) : this.operations.checkPoll(address);
	}

	private String remedy(Names.Directed name, String operation) {
		String address = name.other() + "/" + operation;
		return name.towards() ? this.operations.remedy(address) : this.operations.remedyOfPoll(address);
	}

}
