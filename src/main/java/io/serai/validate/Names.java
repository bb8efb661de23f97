package io.serai.validate;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.serai.canonical.RecordKind;
import io.serai.failure.Meant;

/**
 * Names that people write, and what they probably meant.
 */
final class Names {

	/** A connector, an operation, a file without its ending. */
	static final String PLAIN = "[a-z0-9]+(-[a-z0-9]+)*";

	/** A flow or a mapping. */
	static final Pattern DIRECTED = Pattern
		.compile("([a-z0-9]+(?:-[a-z0-9]+)*?)-(?<way>to|from)-(?<other>%s)".formatted(PLAIN));

	private Names() {
	}

	/**
	 * Says that there is no such thing, which one was probably meant, and which there
	 * are.
	 */
	static String unknown(String what, String name, Collection<String> known) {
		return "there is no %s '%s'. %s".formatted(what, name, Meant.instead(name, known));
	}

	/**
	 * Tells whether a name looks like a slip of another: a letter too many or too few,
	 * two that changed places, in longer names also a wrong one. Names that differ in
	 * their number only ({@code erp}, {@code erp2}) are two names.
	 */
	static boolean isSlip(String name, String known) {
		String stem = "[-_0-9]+$";
		if (Math.min(name.length(), known.length()) < 3
				|| name.replaceFirst(stem, "").equals(known.replaceFirst(stem, ""))) {
			return false;
		}
		int distance = Meant.distance(name, known);
		if (name.length() != known.length()) {
			return distance == 1;
		}
		return (distance == 1) ? name.length() > 4 : distance == 2 && sorted(name).equals(sorted(known));
	}

	private static String sorted(String name) {
		return name.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
	}

	/** Returns what people call one record of a kind in a sentence. */
	static String phrase(RecordKind kind) {
		return (kind == RecordKind.STOCK) ? "stock level" : kind.wireName().replace('-', ' ');
	}

	/** Returns the phrase with its article: an order, a customer. */
	static String one(RecordKind kind) {
		String phrase = phrase(kind);
		return ("aeiou".indexOf(phrase.charAt(0)) < 0 ? "a " : "an ") + phrase;
	}

	static Optional<RecordKind> kind(String wireName) {
		return Arrays.stream(RecordKind.values()).filter((kind) -> kind.wireName().equals(wireName)).findFirst();
	}

	static List<String> kinds() {
		return Arrays.stream(RecordKind.values()).map(RecordKind::wireName).toList();
	}

	/**
	 * A name that tells a direction.
	 *
	 * @param subject what moves, e.g. {@code order}
	 * @param towards whether it goes to the other
	 * @param other a system or a connector
	 */
	record Directed(String subject, boolean towards, String other) {

		/**
		 * @throws WrongUseException if the name tells no direction
		 */
		static Directed of(String what, String name) {
			Matcher parts = DIRECTED.matcher(name);
			if (!parts.matches()) {
				throw new WrongUseException(
						"'%s' is not the name of a %s. Write <record>-<to|from>-<%s> in lower case, e.g. order-to-%s"
							.formatted(name, what, what.equals("flow") ? "system" : "connector",
									what.equals("flow") ? "erp" : "tryton"));
			}
			return new Directed(parts.group(1), parts.group("way").equals("to"), parts.group("other"));
		}

		Optional<RecordKind> kind() {
			return Names.kind(this.subject);
		}

	}

}
