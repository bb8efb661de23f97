package io.serai.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * What must hold between the parts of a connector, beyond the schema of its file.
 */
final class ConnectorRules {

	private final Set<String> mappings;

	ConnectorRules(Set<String> mappings) {
		this.mappings = mappings;
	}

	List<String> problems(Connector connector, Path folder) {
		List<String> problems = new ArrayList<>();
		String name = folder.getFileName().toString();
		String place = "connectors/%s/connector.yaml".formatted(name);
		if (!connector.name().equals(name)) {
			problems.add("%s: connector is '%s'; name it '%s' as its folder".formatted(place, connector.name(), name));
		}
		operation(connector, connector.signIn().operation(), place + ": signIn", problems);
		if (connector.signIn().recipe().equals("session") && connector.signIn().operation() == null) {
			problems.add(place + ": signIn: recipe session needs 'operation', 'read' and 'value'");
		}
		new TreeMap<>(connector.operations()).forEach((operation, spec) -> {
			String where = "%s: operations.%s".formatted(place, operation);
			check(connector, spec, where, problems);
			Path kamelet = folder.resolve("%s-%s.kamelet.yaml".formatted(name, operation));
			if (!Files.exists(kamelet)) {
				problems.add("%s: there is no connectors/%s/%s; add the kamelet that makes the call".formatted(where,
						name, kamelet.getFileName()));
			}
		});
		return problems;
	}

	private void check(Connector connector, Operation operation, String where, List<String> problems) {
		if (operation.safety() == Safety.CHECK_FIRST && operation.find() == null) {
			problems.add(where + ": check-first needs 'find', the operation that looks for the record");
		}
		if ((operation.items() == null) != (operation.record() == null)) {
			problems.add(where + ": a poll needs both 'items' and 'record'");
		}
		if (operation.isPoll() && operation.mapping() == null) {
			problems.add(where + ": a poll needs 'mapping', from an item to the record");
		}
		operation(connector, operation.find(), where + ".find", problems);
		operation(connector, operation.update(), where + ".update", problems);
		operation.needs()
			.forEach((variable, used) -> operation(connector, used, where + ".needs." + variable, problems));
		operation.then().forEach((used) -> operation(connector, used, where + ".then", problems));
		for (Map.Entry<String, @Nullable String> used : mappings(operation).entrySet()) {
			if (!this.mappings.contains(used.getValue())) {
				problems.add("%s.%s: there is no mapping '%s'; add mappings/%s/%s.jslt".formatted(where, used.getKey(),
						used.getValue(), used.getValue(), used.getValue()));
			}
		}
	}

	private static Map<String, @Nullable String> mappings(Operation operation) {
		Map<String, @Nullable String> used = new TreeMap<>();
		if (operation.mapping() != null) {
			used.put("mapping", operation.mapping());
		}
		if (operation.request() != null) {
			used.put("request", operation.request());
		}
		return used;
	}

	private static void operation(Connector connector, @Nullable String used, String where, List<String> problems) {
		if (used != null && !connector.operations().containsKey(used)) {
			problems.add("%s: there is no operation '%s'; there are %s".formatted(where, used,
					connector.operations().keySet().stream().sorted().toList()));
		}
	}

}
