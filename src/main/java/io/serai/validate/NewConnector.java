package io.serai.validate;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.serai.canonical.RecordKind;

/**
 * The start of a connector: it saves one kind of record over plain REST, with its
 * kamelets, mapping, stub and certification kit.
 */
final class NewConnector {

	private static final List<String> KINDS = List.of("shop", "erp", "crm", "oa");

	private NewConnector() {
	}

	static Start start(Words words) throws IOException {
		String name = words.name();
		if (!name.matches(Names.PLAIN)) {
			throw new WrongUseException(
					"'%s' is not the name of a connector. Write lower case, digits and '-', e.g. rest-shop"
						.formatted(name));
		}
		String kind = words.options().getOrDefault("kind", "erp");
		if (!KINDS.contains(kind)) {
			throw new WrongUseException(Names.unknown("kind of system", kind, KINDS));
		}
		String wanted = words.options().getOrDefault("record", "order");
		RecordKind written = Names.kind(wanted)
			.orElseThrow(() -> new WrongUseException(Names.unknown("record kind", wanted, Names.kinds())));
		String record = written.wireName();
		String folder = "connectors/" + name;
		Start start = new Start(Map.of("NAME", name, "TITLE", title(name), "KIND", kind, "RECORD", record, "PLURAL",
				written.plural(), "PHRASE", Names.phrase(written), "ONE", Names.one(written)))
			.with(folder + "/connector.yaml", "connector/connector.yaml")
			.with(folder + "/README.md", "connector/README.md");
		for (String operation : List.of("save", "replace", "find")) {
			start.with("%s/%s-%s-%s.kamelet.yaml".formatted(folder, name, operation, record),
					"connector/%s.kamelet.yaml".formatted(operation));
		}
		for (String answer : List.of("save.success.json", "find.none.json", "kit.yaml")) {
			start.with(folder + "/stub/" + answer, "connector/stub/" + answer);
		}
		return NewMapping.add(start, "%s-to-%s".formatted(record, name), true);
	}

	private static String title(String name) {
		return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
	}

}
