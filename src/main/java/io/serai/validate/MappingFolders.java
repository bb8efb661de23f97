package io.serai.validate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.serai.failure.HubException;
import io.serai.mapping.BrokenFilesException;
import io.serai.mapping.Mappings;

/**
 * Checks the mappings in {@code mappings/}: each compiles and makes of every golden
 * sample what the sample says. A sample is {@code samples/CASE.in.json} with
 * {@code CASE.out.json}, and {@code CASE.vars.json} if the mapping uses variables.
 */
final class MappingFolders {

	private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*-(to|from)-[a-z0-9]+(-[a-z0-9]+)*");

	private static final Pattern TOLD = Pattern.compile("(mappings/[^:]+)(?::(\\d+))?(?::\\d+)?: (.*)", Pattern.DOTALL);

	private static final String IN = ".in.json";

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
		.build();

	private final Path home;

	private final Problems problems;

	MappingFolders(Path home, Problems problems) {
		this.home = home;
		this.problems = problems;
	}

	void check() throws IOException {
		Path folder = this.home.resolve("mappings");
		for (Path mapping : Folders.foldersIn(folder)) {
			String name = mapping.getFileName().toString();
			if (!NAME.matcher(name).matches()) {
				this.problems.add(Problems.name(this.home, mapping), 1, "is not the name of a mapping",
						"Name the folder <record>-<to|from>-<connector>, e.g. order-to-tryton");
			}
		}
		try {
			Mappings mappings = new Mappings(folder);
			for (String name : mappings.names()) {
				checkSamples(mappings, name, folder.resolve(name));
			}
		}
		catch (BrokenFilesException ex) {
			ex.problems().forEach(this::tell);
		}
	}

	private void tell(String problem) {
		Matcher told = TOLD.matcher(problem);
		if (told.matches()) {
			int line = (told.group(2) != null) ? Integer.parseInt(told.group(2)) : 1;
			this.problems.add(told.group(1), line, told.group(3), "Mend it; samples are not tried before all compile");
		}
		else {
			this.problems.add("mappings", 1, problem, "Mend it");
		}
	}

	private void checkSamples(Mappings mappings, String name, Path folder) throws IOException {
		List<Path> samples = Folders.filesIn(folder.resolve("samples"))
			.stream()
			.filter((file) -> file.toString().endsWith(IN))
			.toList();
		if (samples.isEmpty()) {
			this.problems.add(Problems.name(this.home, folder), 1, "the mapping has no golden sample",
					"Add samples/<case>.in.json with what comes in and samples/<case>.out.json with what it must become");
		}
		for (Path in : samples) {
			try {
				checkSample(mappings, name, in);
			}
			catch (JsonProcessingException ex) {
				this.problems.add(Problems.name(this.home, in), 1, "the sample is not JSON: " + ex.getOriginalMessage(),
						"Mend the file or its neighbour");
			}
		}
	}

	private void checkSample(Mappings mappings, String name, Path in) throws IOException {
		Path out = beside(in, ".out.json");
		if (!Files.exists(out)) {
			this.problems.add(Problems.name(this.home, in), 1, "the sample says not what it must become",
					"Add " + out.getFileName());
			return;
		}
		JsonNode expected = JSON.readTree(out.toFile());
		try {
			JsonNode made = JSON.readTree(mappings.apply(name, JSON.readTree(in.toFile()), variables(in)).toString());
			if (!made.equals(expected)) {
				this.problems.add(Problems.name(this.home, out), 1,
						"the mapping makes something else: " + difference("", expected, made),
						"Correct the mapping, or the sample if this is what is wanted");
			}
		}
		catch (HubException ex) {
			this.problems.add(Problems.name(this.home, in), 1, "the mapping refuses the sample: " + ex.failure().what(),
					"Correct the mapping or the sample");
		}
	}

	/** What {@code system:} always sets, and over it what the sample says. */
	private static Map<String, JsonNode> variables(Path in) throws IOException {
		Path file = beside(in, ".vars.json");
		Map<String, JsonNode> variables = new TreeMap<>();
		variables.put("system", JSON.getNodeFactory().textNode("system"));
		variables.put("externalId", JSON.getNodeFactory().nullNode());
		variables.put("options", JSON.createObjectNode());
		variables.put("now", JSON.getNodeFactory().textNode("2026-11-22T05:05:00Z"));
		variables.put("force", JSON.getNodeFactory().booleanNode(false));
		if (Files.exists(file)) {
			JSON.readTree(file.toFile())
				.properties()
				.forEach((entry) -> variables.put(entry.getKey(), entry.getValue()));
		}
		return variables;
	}

	private static Path beside(Path in, String ending) {
		return in.resolveSibling(in.getFileName().toString().replace(IN, ending));
	}

	/** Names the first place where two values differ. */
	private static String difference(String at, JsonNode expected, JsonNode made) {
		if (expected.isObject() && made.isObject()) {
			for (String field : union(expected, made)) {
				if (!expected.path(field).equals(made.path(field))) {
					return difference(at + "/" + field, expected.path(field), made.path(field));
				}
			}
		}
		if (expected.isArray() && made.isArray() && expected.size() == made.size()) {
			for (int i = 0; i < made.size(); i++) {
				if (!expected.path(i).equals(made.path(i))) {
					return difference(at + "/" + i, expected.path(i), made.path(i));
				}
			}
		}
		return "%s is %s, the sample says %s".formatted(at.isEmpty() ? "/" : at, told(made), told(expected));
	}

	private static List<String> union(JsonNode one, JsonNode other) {
		return Stream.concat(one.properties().stream(), other.properties().stream())
			.map(Map.Entry::getKey)
			.distinct()
			.sorted()
			.toList();
	}

	private static String told(JsonNode value) {
		String text = value.isMissingNode() ? "not there" : value.toString();
		return (text.length() <= 80) ? text : text.substring(0, 80) + " ...";
	}

}
