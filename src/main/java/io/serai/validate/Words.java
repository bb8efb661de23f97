package io.serai.validate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code ./serai new} was asked.
 *
 * @param what flow, connector or mapping
 * @param name of it
 * @param options by name without dashes
 */
record Words(String what, String name, Map<String, String> options) {

	private static final Map<String, List<String>> KNOWN = Map.of("flow", List.of("operation"), "connector",
			List.of("record", "kind"));

	/**
	 * @throws WrongUseException if they cannot be understood
	 */
	static Words of(List<String> arguments, String usage) {
		List<String> names = new ArrayList<>();
		Map<String, String> options = new TreeMap<>();
		Iterator<String> rest = arguments.iterator();
		while (rest.hasNext()) {
			String argument = rest.next();
			if (argument.startsWith("--") && rest.hasNext()) {
				options.put(argument.substring(2), rest.next());
			}
			else {
				names.add(argument);
			}
		}
		List<String> known = KNOWN.getOrDefault(names.isEmpty() ? "" : names.getFirst(), List.of());
		options.keySet().stream().filter((option) -> !known.contains(option)).findFirst().ifPresent((option) -> {
			throw new WrongUseException("%s%n%s"
				.formatted(Names.unknown("option", "--" + option, known.stream().map("--"::concat).toList()), usage));
		});
		if (names.size() != 2) {
			throw new WrongUseException(usage);
		}
		return new Words(names.getFirst(), names.getLast(), options);
	}

}
