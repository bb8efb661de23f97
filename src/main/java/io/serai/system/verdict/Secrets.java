package io.serai.system.verdict;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.serai.system.call.Call;
import io.serai.system.signin.Grant;

/**
 * What must not stand in any text about one system: its credentials and the tokens of its
 * last two sessions. Some systems quote the token that they refuse.
 */
public final class Secrets {

	/** Shorter ones would blacken ordinary words. */
	private static final int SHORTEST = 6;

	private static final Pattern NO_SECRET = Pattern.compile("(?i).*(id|name|user|login)");

	private final List<String> credentials;

	private volatile Set<String> last = Set.of();

	private volatile Set<String> now = Set.of();

	public Secrets(Map<String, String> credentials) {
		this.credentials = credentials.entrySet()
			.stream()
			.filter((entry) -> !NO_SECRET.matcher(entry.getKey()).matches())
			.map(Map.Entry::getValue)
			.toList();
	}

	/** Remembers what a new session must not leak. */
	public void remember(Grant grant) {
		this.last = this.now;
		Set<String> texts = new TreeSet<>();
		for (String secret : grant.secrets()) {
			texts.add(secret);
			// A header or a cookie holds more than the token.
			texts.addAll(List.of(secret.split("[\\s;=]+")));
		}
		this.now = Set.copyOf(texts);
	}

	/** Returns the text with every secret in it blackened. */
	String scrubbed(String text) {
		String clean = text;
		for (String secret : longestFirst()) {
			clean = clean.replace(secret, "***").replace(Call.encoded(secret), "***");
		}
		return clean;
	}

	private List<String> longestFirst() {
		return Stream.of(this.credentials, this.last, this.now)
			.flatMap(Collection::stream)
			.filter((secret) -> secret.length() >= SHORTEST)
			.sorted(Comparator.comparingInt(String::length).reversed())
			.toList();
	}

}
