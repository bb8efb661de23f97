package io.serai.canonical;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.validation.groups.ConvertGroup;
import jakarta.validation.groups.Default;
import org.jspecify.annotations.Nullable;

/**
 * Tells of most valid records that they are valid, from the same annotations, for a tenth
 * of what the validator takes: it makes no paths and no messages. Whatever it does not
 * pass, and whatever it does not understand, is for the validator to judge.
 */
final class QuickCheck {

	private final Map<Scope, Predicate<Object>> checks = new ConcurrentHashMap<>();

	private final Validator validator;

	QuickCheck(Validator validator) {
		this.validator = validator;
	}

	/** Returns whether the record is valid; false says nothing. */
	boolean passes(CanonicalRecord record) {
		return check(record.getClass(), Default.class).test(record);
	}

	private Predicate<Object> check(Class<?> type, Class<?> group) {
		Scope scope = new Scope(type, group);
		Predicate<Object> known = this.checks.get(scope);
		if (known == null) {
			known = compiled(scope);
			this.checks.put(scope, known);
		}
		return known;
	}

	private Predicate<Object> compiled(Scope scope) {
		List<Predicate<Object>> all = new ArrayList<>();
		for (RecordComponent part : scope.type().getRecordComponents()) {
			List<Predicate<@Nullable Object>> checks = checks(scope, field(scope.type(), part.getName()));
			if (!checks.isEmpty()) {
				Function<Object, @Nullable Object> reading = QuickRules.reading(part);
				Predicate<@Nullable Object> check = allOf(checks);
				all.add((record) -> check.test(reading.apply(record)));
			}
		}
		all.addAll(QuickRules.of(scope.type(), scope.group(), QuickRules.DOUBT));
		return allOf(all);
	}

	private List<Predicate<@Nullable Object>> checks(Scope scope, Field field) {
		Predicate<@Nullable Object> asked = (
				value) -> this.validator.validateValue(scope.type(), field.getName(), value, scope.group()).isEmpty();
		List<Predicate<@Nullable Object>> checks = new ArrayList<>(QuickRules.of(field, scope.group(), asked));
		if (field.isAnnotationPresent(Valid.class)) {
			checks.add(cascade(field, field.getType(), group(scope, field)));
		}
		if (field.getAnnotatedType() instanceof AnnotatedParameterizedType container) {
			for (AnnotatedType element : container.getAnnotatedActualTypeArguments()) {
				elements(scope, field, element, checks);
			}
		}
		return checks;
	}

	private void elements(Scope scope, Field field, AnnotatedType element, List<Predicate<@Nullable Object>> checks) {
		List<Predicate<@Nullable Object>> each = new ArrayList<>(
				QuickRules.of(element, scope.group(), QuickRules.DOUBT));
		if (element.isAnnotationPresent(Valid.class)) {
			each.add(cascade(element, (element.getType() instanceof Class<?> type) ? type : Object.class,
					scope.group()));
		}
		if (!each.isEmpty()) {
			Predicate<@Nullable Object> one = allOf(each);
			checks.add((value) -> value == null || (value instanceof List<?> list && everyOne(list, one)));
		}
	}

	private static boolean everyOne(List<?> list, Predicate<@Nullable Object> check) {
		for (Object element : list) {
			if (!check.test(element)) {
				return false;
			}
		}
		return true;
	}

	/** Looked up late: a record may hold others of its own type. */
	private Predicate<@Nullable Object> cascade(AnnotatedElement where, Class<?> type, Class<?> group) {
		return type.isRecord() ? (value) -> value == null || check(type, group).test(value) : QuickRules.DOUBT;
	}

	private static Class<?> group(Scope scope, Field field) {
		return Arrays.stream(field.getAnnotationsByType(ConvertGroup.class))
			.filter((conversion) -> conversion.from() == scope.group())
			.<Class<?>>map(ConvertGroup::to)
			.findFirst()
			.orElse(scope.group());
	}

	private static <T extends @Nullable Object> Predicate<T> allOf(List<Predicate<T>> checks) {
		List<Predicate<T>> all = List.copyOf(checks);
		return (value) -> {
			for (Predicate<T> check : all) {
				if (!check.test(value)) {
					return false;
				}
			}
			return true;
		};
	}

	/** Constraints of a record are those of its fields; its accessors are no getters. */
	private static Field field(Class<?> type, String name) {
		try {
			return type.getDeclaredField(name);
		}
		catch (NoSuchFieldException ex) {
			throw new IllegalStateException("a record has a field for each of its components", ex);
		}
	}

	/** Whether the annotation is active where this group is asked for. */
	static boolean isActive(Annotation constraint, Class<?> group) {
		Class<?>[] groups = QuickRules.groups(constraint);
		return (groups.length == 0) ? Default.class.isAssignableFrom(group)
				: Arrays.stream(groups).anyMatch((declared) -> declared.isAssignableFrom(group));
	}

	private record Scope(Class<?> type, Class<?> group) {
	}

}
