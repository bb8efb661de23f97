package io.serai.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the hub said when something failed, in the reader's language. Failures are kept in
 * English, as one text for people, logs and developers; {@code hub-texts.properties}
 * holds each English form, and the same key in Chinese. What another system said stays as
 * it is.
 */
@Component("hubTexts")
class HubTexts {

	private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

	private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

	/** A text may hold a text, e.g. of a mapping within a system's. */
	private static final int DEPTH = 3;

	private static final List<Form> FORMS = forms();

	private final MessageSource messages;

	HubTexts(MessageSource messages) {
		this.messages = messages;
	}

	/** Returns the text in the reader's language if the hub said it, else as it is. */
	public @Nullable String of(@Nullable String text) {
		return (text == null || !isChinese()) ? text : chinese(text, DEPTH);
	}

	/**
	 * Returns the remedy in the reader's language: the very one if the hub said it, else
	 * that of the failure's class.
	 */
	public String remedy(@Nullable String failureClass, String remedy) {
		Locale reader = LocaleContextHolder.getLocale();
		String told = isChinese() ? chinese(remedy, DEPTH) : remedy;
		if (!isForeign(remedy) || failureClass == null) {
			return told;
		}
		String general = this.messages.getMessage("failure." + failureClass + ".remedy", null, told, reader);
		return (general != null) ? general : told;
	}

	/** Says whether the reader reads Chinese and this can only be had in English. */
	public boolean isForeign(@Nullable String text) {
		return text != null && !text.isBlank() && isChinese() && !HAN.matcher(chinese(text, DEPTH)).find();
	}

	private static boolean isChinese() {
		return LocaleContextHolder.getLocale().getLanguage().equals("zh");
	}

	private static String chinese(String text, int depth) {
		for (Form form : FORMS) {
			Matcher said = form.english().matcher(text);
			if (depth > 0 && said.matches()) {
				return PLACE.matcher(form.chinese())
					.replaceAll((place) -> Matcher
						.quoteReplacement(chinese(said.group(Integer.parseInt(place.group(1)) + 1), depth - 1)));
			}
		}
		return text;
	}

	private static List<Form> forms() {
		ResourceBundle english = ResourceBundle.getBundle("hub-texts", Locale.ROOT);
		ResourceBundle chinese = ResourceBundle.getBundle("hub-texts", Locale.SIMPLIFIED_CHINESE);
		List<Form> forms = new ArrayList<>();
		for (String key : new TreeSet<>(english.keySet())) {
			forms.add(new Form(form(english.getString(key)), chinese.getString(key)));
		}
		return List.copyOf(forms);
	}

	/** The first place is one word where it begins the text: a name, never a sentence. */
	private static Pattern form(String english) {
		StringBuilder pattern = new StringBuilder();
		Matcher place = PLACE.matcher(english);
		int from = 0;
		while (place.find()) {
			pattern.append(Pattern.quote(english.substring(from, place.start())))
				.append((place.end() == english.length()) ? "(.+)" : "(\\S+?)");
			from = place.end();
		}
		return Pattern.compile(pattern.append(Pattern.quote(english.substring(from))).toString(), Pattern.DOTALL);
	}

	/**
	 * One text that the hub says.
	 *
	 * @param english matches it, one group a place
	 * @param chinese the same in Chinese, with its places
	 */
	private record Form(Pattern english, String chinese) {
	}

}
