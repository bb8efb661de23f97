package io.serai.console;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.serai.access.AuditEntry;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the page of the audit says of a deed, in the reader's language. The audit keeps
 * one text, in the words of the code; what people wrote, and ids, stay as they are.
 */
@Component("deedWords")
class DeedWords {

	private static final String CODE = "'.*?' = '.*?' \\(\\w+, \\S+ to \\S+\\)";

	private static final List<Form> DETAILS = List.of(
			new Form("create-user|change-role", "(\\w+)", "audit.detail.role", "role."),
			new Form("create-client", "as (\\S+), may write \\[(.*)], (\\d+)/s", "audit.detail.client", "", "kind.",
					""),
			new Form("cancel-backfill", "(\\d+) records came", "audit.detail.came"),
			new Form("(try|start)-backfill", "(\\S+) to (\\S+), (\\d+) a second: (.*)", "audit.detail.backfill"),
			new Form("(try|start)-backfill", "(\\d+) ids from '(.*?)' to '(.*?)', (\\d+) a second: (.*)",
					"audit.detail.backfill-ids"),
			new Form("decide-conflict", "(BASE|THEIRS|OURS): (.*)", "audit.detail.conflict", "audit.choice.", ""),
			new Form("change-code", "(%s); before: (%s) (.*)".formatted(CODE, CODE), "audit.detail.code-before",
					Form.AGAIN, Form.AGAIN, ""),
			new Form("(add|change)-code", "'(.*?)' = '(.*?)' \\((\\w+), (\\S+) to (\\S+)\\) ?(.*)", "audit.detail.code",
					"", "", "codes.direction.", Form.DAY, Form.DAY, ""));

	private static final List<Form> TARGETS = List.of(new Form("decide-conflict",
			"customer (.+): (\\w+), said by (\\S+)", "audit.target.conflict", "", "conflicts.field.", ""));

	private final MessageSource messages;

	DeedWords(MessageSource messages) {
		this.messages = messages;
	}

	/** Returns the reason and the details. */
	public String detail(AuditEntry deed) {
		return said(DETAILS, deed.what(), deed.detail());
	}

	/** Returns what it was done to. */
	public String target(AuditEntry deed) {
		return said(TARGETS, deed.what(), deed.target());
	}

	private String said(List<Form> forms, String deed, String text) {
		return forms.stream()
			.filter((form) -> deed.matches(form.deed()))
			.flatMap((form) -> filled(form, deed, text).stream())
			.findFirst()
			.orElse(text);
	}

	private Optional<String> filled(Form form, String deed, String text) {
		Matcher parts = Pattern.compile(form.pattern(), Pattern.DOTALL).matcher(text);
		if (!parts.matches()) {
			return Optional.empty();
		}
		Object[] words = IntStream.range(0, parts.groupCount())
			.mapToObj((i) -> word(form.words(i), deed, parts.group(i + 1)))
			.toArray();
		return Optional.ofNullable(message(form.key(), words, text));
	}

	private @Nullable String word(String words, String deed, String part) {
		return switch (words) {
			case "" -> part;
			case Form.AGAIN -> said(DETAILS, deed, part).strip();
			case Form.DAY -> part.equals("null") ? "…" : part;
			default -> Arrays.stream(part.split(", "))
				.map((one) -> message(words + one, null, one))
				.collect(Collectors.joining(isChinese() ? "、" : ", "));
		};
	}

	private static boolean isChinese() {
		return LocaleContextHolder.getLocale().getLanguage().equals("zh");
	}

	private @Nullable String message(String key, Object @Nullable [] words, String otherwise) {
		return this.messages.getMessage(key, words, otherwise, LocaleContextHolder.getLocale());
	}

	/**
	 * One way in which the audit keeps something.
	 *
	 * @param deed which deeds keep it so, a pattern
	 * @param pattern matches what is kept, one group a place
	 * @param key of what the page says
	 * @param places for each place how the keys of its words begin; empty if it stays
	 */
	private record Form(String deed, String pattern, String key, String... places) {

		/** A place that holds such a text itself. */
		static final String AGAIN = "again";

		/** A place that holds a day, or none. */
		static final String DAY = "day";

		String words(int place) {
			return (place < this.places.length) ? this.places[place] : "";
		}

	}

}
