package io.serai.system.connector;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import io.serai.mapping.Breach;

/**
 * In which line of a {@code connector.yaml} each of its fields stands, so that whoever
 * mends it finds the place.
 */
final class FieldLines {

	private static final YAMLFactory YAML = new YAMLFactory();

	private final String file;

	private final Pattern rule;

	private final Map<String, Integer> lines = new HashMap<>();

	/**
	 * @param file how people call it
	 * @throws IOException if the text is no YAML
	 */
	FieldLines(String file, String text) throws IOException {
		this.file = file;
		this.rule = Pattern.compile(Pattern.quote(file) + ": ([A-Za-z0-9.-]+): (.*)", Pattern.DOTALL);
		try (YAMLParser parser = YAML.createParser(text)) {
			while (parser.nextToken() != null) {
				this.lines.putIfAbsent(parser.getParsingContext().pathAsPointer().toString(),
						parser.currentTokenLocation().getLineNr());
			}
		}
	}

	/** Returns a breach of the schema as people read it. */
	String told(Breach breach) {
		String path = Breach.path(breach.pointer());
		return "%s:%d: %s%s. %ssrc/docs/add-a-connector.md explains each field".formatted(this.file,
				line(breach.pointer()), path.isEmpty() ? "" : path + ": ", breach.what(),
				breach.remedy().isEmpty() ? "" : breach.remedy() + ". ");
	}

	/** Returns what a rule has against the connector, with the line that it names. */
	String told(String problem) {
		Matcher parts = this.rule.matcher(problem);
		return parts.matches() ? "%s:%d: %s: %s".formatted(this.file, line("/" + parts.group(1).replace('.', '/')),
				parts.group(1), parts.group(2)) : problem;
	}

	/** Returns the line of a field, or of its nearest parent if it is missing. */
	private int line(String pointer) {
		String place = pointer;
		while (!this.lines.containsKey(place) && !place.isEmpty()) {
			place = place.substring(0, place.lastIndexOf('/'));
		}
		return this.lines.getOrDefault(place, 1);
	}

}
