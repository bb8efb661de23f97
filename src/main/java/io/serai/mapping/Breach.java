package io.serai.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.serai.failure.Meant;

/**
 * What in a file breaks its JSON Schema, in the words of the file instead of the
 * schema's: at which field, what, and what to do about it.
 *
 * @param pointer JSON pointer to the field, also to one that is missing
 * @param what is wrong with it, e.g. {@code 'risky' is none of what may stand here}
 * @param remedy what to do about it; empty if there is nothing to say
 */
public record Breach(String pointer, String what, String remedy) {

	private static final Pattern FIRST_CHOICE = Pattern.compile("(.*?)/(?:anyOf|oneOf)(?:/.*)?");

	private static final String UNKNOWN = "additionalProperties";

	private static final String MISSING = "required";

	private static final String CHOICE = "enum";

	/**
	 * Returns what in a content breaks the schema: of alternatives that all fail, the one
	 * that came furthest, and of it at most three, since what follows is mostly their
	 * consequence. Of each field the first.
	 * @param root of the schema, to look up which names there are
	 */
	public static List<Breach> of(Schema schema, JsonNode root, JsonNode content) {
		List<Error> errors = schema.validate(content);
		return errors.stream()
			.collect(Collectors.groupingBy(Breach::alternatives, TreeMap::new, Collectors.toList()))
			.values()
			.stream()
			.flatMap((rivals) -> furthest(rivals, errors))
			.map((error) -> of(error, root, content))
			.collect(Collectors.toMap(Breach::pointer, Function.identity(), (first, second) -> first,
					LinkedHashMap::new))
			.values()
			.stream()
			.toList();
	}

	/** Returns the choice that a part did not fit, or the part if it had none. */
	private static String alternatives(Error error) {
		String way = error.getEvaluationPath().toString();
		Matcher first = FIRST_CHOICE.matcher(way);
		return first.matches() ? first.group(1) : way + error.getInstanceLocation();
	}

	private static Stream<Error> furthest(List<Error> rivals, List<Error> all) {
		int deepest = rivals.stream().mapToInt(Breach::depth).max().orElse(0);
		return rivals.stream()
			.filter((error) -> depth(error) == deepest)
			.filter((error) -> tellsMost(error, all))
			.sorted(Comparator.comparing((error) -> error.getInstanceLocation().toString()))
			.limit(3);
	}

	/**
	 * Returns a pointer as people write it, e.g. {@code failures[0].as}; empty for the
	 * whole.
	 */
	public static String path(String pointer) {
		return Arrays.stream(pointer.split("/"))
			.filter((part) -> !part.isEmpty())
			.map((part) -> part.matches("\\d+") ? "[" + part + "]" : "." + part)
			.map((part) -> part.replace("~1", "/").replace("~0", "~"))
			.collect(Collectors.joining())
			.replaceFirst("^\\.", "");
	}

	private static int depth(Error error) {
		return error.getInstanceLocation().getNameCount();
	}

	/**
	 * An unknown name explains why alternatives do not fit, and a choice why no other
	 * form does.
	 */
	private static boolean tellsMost(Error error, List<Error> all) {
		return List.of(UNKNOWN, MISSING, CHOICE).contains(error.getKeyword()) || all.stream()
			.noneMatch((other) -> List.of(UNKNOWN, CHOICE).contains(other.getKeyword())
					&& other.getInstanceLocation().equals(error.getInstanceLocation()));
	}

	private static Breach of(Error error, JsonNode root, JsonNode content) {
		String pointer = error.getInstanceLocation().toString();
		String value = content.at(pointer).asText();
		return switch (error.getKeyword()) {
			case UNKNOWN -> new Breach(pointer + "/" + escape(error.getProperty()),
					"there is no '%s' here".formatted(error.getProperty()),
					Meant.instead(error.getProperty(), siblings(error, root)));
			case MISSING -> new Breach(pointer + "/" + escape(error.getProperty()), "is missing", "Add it");
			case CHOICE -> new Breach(pointer, "'%s' is none of what may stand here".formatted(value),
					Meant.instead(value, texts(error.getSchemaNode())));
			case "pattern" -> new Breach(pointer, "'%s' is not written as it must be".formatted(value),
					"It must match " + error.getSchemaNode().asText());
			default -> new Breach(pointer, error.getMessage(), "");
		};
	}

	/** Returns the names that may stand where an unknown one stands. */
	private static Set<String> siblings(Error error, JsonNode root) {
		String keyword = error.getSchemaLocation().getFragment().toString();
		JsonNode known = root.at(keyword.substring(0, keyword.lastIndexOf('/')) + "/properties");
		Set<String> names = new TreeSet<>();
		known.fieldNames().forEachRemaining(names::add);
		return names;
	}

	private static List<String> texts(JsonNode list) {
		List<String> texts = new ArrayList<>();
		list.forEach((one) -> texts.add(one.asText()));
		return texts;
	}

	private static String escape(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

}
