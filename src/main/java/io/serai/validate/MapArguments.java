package io.serai.validate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What {@code ./serai map} was asked.
 *
 * @param name of the mapping
 * @param file with what comes in, or the name of one of the mapping's samples
 * @param vars file with variables; null if not given
 * @param accept whether the result becomes the golden sample
 */
record MapArguments(String name, String file, @Nullable Path vars, boolean accept) {

	static final String USAGE = "Usage: ./serai map NAME FILE [--vars FILE] [--accept]; "
			+ "NAME is a folder in mappings/, FILE what comes in, or the name of one of the mapping's samples";

	/**
	 * @throws WrongUseException if they cannot be understood
	 */
	static MapArguments of(List<String> arguments) {
		List<String> names = new ArrayList<>();
		Path vars = null;
		boolean accept = false;
		Iterator<String> rest = arguments.iterator();
		while (rest.hasNext()) {
			String argument = rest.next();
			switch (argument) {
				case "--accept" -> accept = true;
				case "--vars" -> vars = Path.of(rest.hasNext() ? rest.next() : "");
				default -> {
					if (argument.startsWith("--")) {
						throw new WrongUseException("there is no option '%s'. %s".formatted(argument, USAGE));
					}
					names.add(argument);
				}
			}
		}
		if (names.size() != 2) {
			throw new WrongUseException(USAGE);
		}
		return new MapArguments(names.getFirst(), names.getLast(), vars, accept);
	}

}
