package io.serai.system.connector;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts with names in braces, e.g. <code>Bearer {token}</code>.
 */
public final class Template {

	private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)}");

	private Template() {
	}

	/** Returns the names that a text uses. */
	static Set<String> names(String template) {
		Set<String> names = new TreeSet<>();
		NAME.matcher(template).results().forEach((found) -> names.add(found.group(1)));
		return names;
	}

	/** Returns the text with every known name replaced by its value, in one pass. */
	public static String filled(String template, Map<String, String> known) {
		return NAME.matcher(template)
			.replaceAll((found) -> Matcher.quoteReplacement(known.getOrDefault(found.group(1), found.group())));
	}

	public static Map<String, String> filled(Map<String, String> templates, Map<String, String> known) {
		Map<String, String> filled = new LinkedHashMap<>();
		templates.forEach((name, template) -> filled.put(name, filled(template, known)));
		return filled;
	}

}
