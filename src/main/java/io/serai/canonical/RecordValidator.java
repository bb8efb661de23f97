package io.serai.canonical;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.springframework.stereotype.Component;

/**
 * Checks records against the constraints that their types declare. Messages are English,
 * or Chinese for a Chinese locale. Safe to share between threads.
 */
@Component
public final class RecordValidator {

	private final Validator english = validator(Locale.ENGLISH);

	private final Validator chinese = validator(Locale.CHINESE);

	private final QuickCheck quick = new QuickCheck(this.english);

	/**
	 * Returns every violation, ordered by path; empty for a valid record.
	 */
	public List<Violation> violations(CanonicalRecord record, Locale locale) {
		if (this.quick.passes(record)) {
			return List.of();
		}
		return told(record, locale);
	}

	/** Returns what the validator tells, however long it takes. */
	List<Violation> told(CanonicalRecord record, Locale locale) {
		Validator validator = isChinese(locale) ? this.chinese : this.english;
		List<Violation> tooLarge = tooLarge(validator, record);
		return tooLarge.isEmpty() ? validator.validate(record)
			.stream()
			.map((violation) -> new Violation(violation.getPropertyPath().toString(), violation.getMessage()))
			.sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
			.toList() : tooLarge;
	}

	/** What is wrong in each of too many elements is not even looked for. */
	private static List<Violation> tooLarge(Validator validator, CanonicalRecord record) {
		List<Violation> found = new ArrayList<>();
		for (RecordComponent part : record.getClass().getRecordComponents()) {
			Size size = part.getAccessor().getAnnotation(Size.class);
			if (size != null && QuickRules.reading(part).apply(record) instanceof List<?> list
					&& list.size() > size.max()) {
				validator.validateValue(record.getClass(), part.getName(), list.subList(0, size.max() + 1))
					.stream()
					.filter((violation) -> violation.getPropertyPath().toString().equals(part.getName()))
					.forEach((violation) -> found.add(new Violation(part.getName(), violation.getMessage())));
			}
		}
		return found;
	}

	/**
	 * Returns the valid record that the JSON says.
	 * @param json UTF-8
	 * @throws MalformedJsonException if it is not JSON
	 * @throws InvalidRecordException if it is not a valid record; with every violation,
	 * of types and of constraints
	 */
	public CanonicalRecord read(RecordKind kind, byte[] json, Locale locale) {
		return check(RecordDraft.of(kind, json), locale);
	}

	/**
	 * Returns the valid record that the JSON tree says.
	 * @throws InvalidRecordException if it is not a valid record
	 */
	public CanonicalRecord read(RecordKind kind, JsonNode json, Locale locale) {
		return check(RecordDraft.of(kind, json), locale);
	}

	/**
	 * Like {@link #read(RecordKind, JsonNode, Locale)}, with the proof that it is valid.
	 * @throws InvalidRecordException if it is not a valid record
	 */
	public ValidRecord readValid(RecordKind kind, JsonNode json, Locale locale) {
		return new ValidRecord(read(kind, json, locale));
	}

	private CanonicalRecord check(RecordDraft draft, Locale locale) {
		List<Violation> all = new ArrayList<>();
		Locale language = isChinese(locale) ? Locale.CHINESE : Locale.ENGLISH;
		draft.problems().forEach((problem) -> all.add(problem.violation(language)));
		if (draft.value() != null) {
			List<String> told = all.stream().map(Violation::path).toList();
			violations(draft.value(), locale).stream()
				.filter((violation) -> told.stream().noneMatch((path) -> isWithin(path, violation.path())))
				.forEach(all::add);
		}
		if (draft.value() == null || !all.isEmpty()) {
			all.sort(Comparator.comparing(Violation::path));
			throw new InvalidRecordException(all);
		}
		return draft.value();
	}

	/**
	 * A value that could not be read is missing from the draft; tell its fault only once.
	 */
	private static boolean isWithin(String outer, String inner) {
		return inner.equals(outer) || (!outer.isEmpty() && inner.startsWith(outer)
				&& (inner.charAt(outer.length()) == '.' || inner.charAt(outer.length()) == '['));
	}

	private static boolean isChinese(Locale locale) {
		return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
	}

	private static Validator validator(Locale locale) {
		return Validation.byProvider(HibernateValidator.class)
			.configure()
			.messageInterpolator(new ParameterMessageInterpolator(Set.of(locale), locale, (context) -> locale, false))
			.buildValidatorFactory()
			.getValidator();
	}

}
