package io.serai.mapping;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.schibsted.spt.data.jslt.JsltException;

/**
 * What is wrong with the text of a mapping, in words for its author. JSLT's parser quotes
 * its own grammar.
 */
final class SyntaxWords {

	private static final Pattern UNEXPECTED = Pattern.compile(
			"Encountered \" (?:\".*?\"|<\\w+>) \"(?<token>.*?) \"\" at line (?<line>\\d+), column (?<column>\\d+)");

	private static final Pattern ENDED = Pattern
		.compile("Encountered \"<EOF>\" at line (?<line>\\d+), column (?<column>\\d+)");

	private static final Pattern STRANGE = Pattern.compile(
			"Lexical error at line (?<line>\\d+), column (?<column>\\d+)\\.\\s+Encountered: (?<token>.*?),? after");

	private SyntaxWords() {
	}

	/**
	 * Returns {@code :line:column: what}, or {@code : what} if no place is known.
	 */
	static String of(JsltException ex) {
		String message = ex.getMessageWithoutLocation().lines().findFirst().orElse("").strip();
		Matcher unexpected = UNEXPECTED.matcher(message);
		if (unexpected.find()) {
			return told(unexpected, "'%s' is not expected here; look at it and at what stands before it"
				.formatted(unexpected.group("token").replace("\\\"", "\"")));
		}
		Matcher ended = ENDED.matcher(message);
		if (ended.find()) {
			return told(ended, "the text ends too early; a bracket, a quote or a value is missing");
		}
		Matcher strange = STRANGE.matcher(message);
		if (strange.find()) {
			return told(strange,
					"%s belongs nowhere in JSLT; text stands in double quotes".formatted(strange.group("token")));
		}
		return ((ex.getLine() > 0) ? ":%d:%d".formatted(ex.getLine(), ex.getColumn()) : "") + ": " + message;
	}

	private static String told(Matcher place, String what) {
		return ":%s:%s: %s".formatted(place.group("line"), place.group("column"), what);
	}

}
