package io.serai.system.connector;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.serai.system.call.AnswerPath;
import org.jspecify.annotations.Nullable;

/**
 * What one sort of event means.
 *
 * @param when parts of the event and the pattern that each must match as a whole, in
 * which an option of the connector may stand in braces; empty means every event
 * @param reads the poll whose records the event is about
 * @param with operation that reads one of them; null means the poll's {@code detail}
 * @param at JsonPath to the item in that operation's answer; null means all of it
 * @param key part of the event that names the object
 * @param id parts of the event that together tell it from every other; empty if the
 * recipe tells it
 */
public record HookRule(Map<String, String> when, String reads, @Nullable String with, @Nullable AnswerPath at,
		String key, @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> id) {

	public HookRule {
		when = (when != null) ? new LinkedHashMap<>(when) : Map.of();
		id = (id != null) ? List.copyOf(id) : List.of();
	}

	public boolean fits(HookEvent event) {
		return this.when.entrySet()
			.stream()
			.allMatch((part) -> event.part(part.getKey()).filter((text) -> text.matches(part.getValue())).isPresent());
	}

	/** Returns this rule for an installation: options stand for themselves, literally. */
	HookRule filled(Map<String, String> options) {
		Map<String, String> quoted = new HashMap<>();
		options.forEach((name, value) -> quoted.put(name, Pattern.quote(value)));
		return new HookRule(Template.filled(this.when, quoted), this.reads, this.with, this.at, this.key, this.id);
	}

	/**
	 * Returns the declared parts, one a line; empty if none is declared or one is not
	 * there.
	 */
	public Optional<String> id(HookEvent event) {
		List<Optional<String>> parts = this.id.stream().map(event::part).toList();
		if (parts.isEmpty() || parts.stream().anyMatch(Optional::isEmpty)) {
			return Optional.empty();
		}
		return Optional.of(String.join("\n", parts.stream().map(Optional::orElseThrow).toList()));
	}

}
