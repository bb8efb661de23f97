package io.serai.system.call;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The cookies that an answer sets (RFC 6265, section 5.2); their attributes do not
 * matter, since a session speaks to one address only.
 */
final class Cookies {

	private Cookies() {
	}

	/** Returns all of them as a {@code Cookie} header sends them back. */
	static Optional<String> all(Answer answer) {
		return Optional.of(pairs(answer).collect(Collectors.joining("; "))).filter((text) -> !text.isEmpty());
	}

	/** Returns the value of one. */
	static Optional<String> of(Answer answer, String name) {
		return pairs(answer).filter((pair) -> pair.startsWith(name + "="))
			.map((pair) -> pair.substring(name.length() + 1))
			.reduce((earlier, later) -> later)
			.filter((value) -> !value.isEmpty());
	}

	private static Stream<String> pairs(Answer answer) {
		return answer.header("set-cookie")
			.stream()
			.flatMap(String::lines)
			.map((line) -> line.split(";", 2)[0].strip())
			.filter((pair) -> pair.indexOf('=') > 0);
	}

}
