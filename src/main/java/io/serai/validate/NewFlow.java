package io.serai.validate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

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
		try {
			return start.withText("routes/tests/%s.yaml".formatted(words.name()),
					new FirstCase(this.home, name, kind, operation).text());
		}
		catch (FirstCase.NoCaseException ex) {
			return start.noting(
					"no case for ./serai test-flow was written: %s. Write routes/tests/%s.yaml yourself; src/docs/test-a-flow.md shows how"
						.formatted(ex.getMessage(), words.name()));
		}
	}

	private String operation(Names.Directed name, RecordKind kind, @Nullable String wanted) {
		List<String> candidates = (wanted != null) ? List.of(wanted) : candidates(name, kind);
		String operation = candidates.stream()
			.filter((candidate) -> problem(name, candidate).isEmpty())
			.findFirst()
			.orElseThrow(() -> new WrongUseException("%s. %s. --operation names another".formatted(
					problem(name, candidates.getFirst()).orElse("there is no operation"),
					remedy(name, candidates.getFirst()))));
		Optional<String> told = name.towards() ? Optional.empty() : this.operations.recordOf(name.other(), operation);
		if (told.filter((record) -> !record.contains("{") && !record.equals(kind.wireName())).isPresent()) {
			throw new WrongUseException(
					"the system '%s' tells a record of the kind '%s' with '%s', not '%s'. Name the flow %s-from-%s, or name another with --operation"
						.formatted(name.other(), told.get(), operation, kind.wireName(), told.get(), name.other()));
		}
		return operation;
	}

	/** What is usual first, then whatever tells such records. */
	private List<String> candidates(Names.Directed name, RecordKind kind) {
		if (name.towards()) {
			return List.of("save-" + kind.wireName());
		}
		List<String> usual = List.of("changed-" + kind.plural(), "changed-" + kind.wireName());
		List<String> telling = this.operations.pollsOf(name.other(), kind.wireName());
		return Stream.of(usual.stream().filter(telling::contains), telling.stream(), usual.stream())
			.flatMap(Function.identity())
			.distinct()
			.toList();
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
