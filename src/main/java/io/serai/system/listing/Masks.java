package io.serai.system.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Hides what is about a person, so that it can be compared and recognised but not read: a
 * few signs of it, and a mark that tells it from others that look alike.
 */
public final class Masks {

	/** Phone numbers, tax numbers and the like. */
	private static final Pattern NUMBER = Pattern.compile("[+0-9A-Za-z-]{8,}");

	private static final int TAIL = 4;

	private final UnaryOperator<String> mark;

	/**
	 * Makes it.
	 * @param mark makes a mark of a text that does not tell the text
	 */
	public Masks(UnaryOperator<String> mark) {
		this.mark = mark;
	}

	/** Returns a text, or each of a list in a fixed order, masked; empty if empty. */
	String of(JsonNode said) {
		List<String> texts = new ArrayList<>();
		for (JsonNode one : said.isArray() ? said : List.of(said)) {
			String text = one.isNull() ? "" : one.asText().strip();
			if (!text.isEmpty()) {
				texts.add(text);
			}
		}
		return texts.stream().distinct().sorted().map(this::masked).collect(Collectors.joining(", "));
	}

	private String masked(String text) {
		return "%s \u00b7%s".formatted(shown(text), this.mark.apply(text));
	}

	private static String shown(String text) {
		int at = text.indexOf('@');
		if (at > 0) {
			return first(text) + "***" + text.substring(at);
		}
		return NUMBER.matcher(text).matches() ? "****" + text.substring(text.length() - TAIL) : first(text) + "**";
	}

	private static String first(String text) {
		return text.substring(0, text.offsetByCodePoints(0, 1));
	}

}
