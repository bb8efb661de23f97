package io.serai.canonical;

import java.lang.annotation.Annotation;
import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * The constraints that {@link QuickCheck} understands, each as the validator understands
 * it.
 */
final class QuickRules {

	/** Passes nothing: the validator is to judge. */
	static final Predicate<@Nullable Object> DOUBT = (value) -> false;

	/** Whoever says more than yes or no to a rule has found a fault. */
	private static final ConstraintValidatorContext SILENT = (ConstraintValidatorContext) Proxy.newProxyInstance(
			QuickRules.class.getClassLoader(), new Class<?>[] { ConstraintValidatorContext.class },
			(proxy, method, arguments) -> {
				throw new FoundFault();
			});

	private QuickRules() {
	}

	/**
	 * Returns the checks that the element's annotations ask for.
	 * @param unknown stands for a constraint that is not understood
	 */
	static List<Predicate<@Nullable Object>> of(AnnotatedElement element, Class<?> group,
			Predicate<@Nullable Object> unknown) {
		List<Predicate<@Nullable Object>> rules = new ArrayList<>();
		for (Annotation annotation : element.getAnnotations()) {
			if (annotation.annotationType().isAnnotationPresent(Constraint.class)) {
				if (QuickCheck.isActive(annotation, group)) {
					rules.addAll(rule(annotation, group, unknown));
				}
			}
			else if (annotation.annotationType().getPackageName().startsWith("jakarta.validation.constraints")) {
				// several of one kind, in a list
				rules.add(unknown);
			}
		}
		return rules;
	}

	private static List<Predicate<@Nullable Object>> rule(Annotation annotation, Class<?> group,
			Predicate<@Nullable Object> unknown) {
		return switch (annotation) {
			case NotNull notNull -> List.of(Objects::nonNull);
			case NotBlank notBlank -> List.of((value) -> value instanceof String text && !text.trim().isEmpty());
			case NotEmpty notEmpty -> List.of((value) -> value != null && size(value) > 0);
			case Size size -> List.of(between(size.min(), size.max()));
			case Pattern pattern when pattern.flags().length == 0 -> List.of(matching(pattern.regexp()));
			case Min min -> List.of(atLeast(min.value()));
			case Positive positive ->
				List.of((value) -> value == null || (value instanceof BigDecimal number && number.signum() > 0));
			case PositiveOrZero notNegative ->
				List.of((value) -> value == null || (value instanceof BigDecimal number && number.signum() >= 0));
			case Email email when email.regexp().equals(".*") && email.flags().length == 0 ->
				List.of((value) -> value == null || PlainEmail.is(value) || unknown.test(value));
			default -> ownRule(annotation, group, unknown);
		};
	}

	private static List<Predicate<@Nullable Object>> ownRule(Annotation annotation, Class<?> group,
			Predicate<@Nullable Object> unknown) {
		Class<? extends Annotation> type = annotation.annotationType();
		if (type.getPackage() != QuickRules.class.getPackage() || Arrays.stream(type.getDeclaredMethods())
			.anyMatch((method) -> method.isAnnotationPresent(OverridesAttribute.class))) {
			return List.of(unknown);
		}
		List<Predicate<@Nullable Object>> rules = new ArrayList<>(of(type, group, unknown));
		for (Class<?> rule : type.getAnnotation(Constraint.class).validatedBy()) {
			rules.add(asking(rule, annotation));
		}
		return rules;
	}

	@SuppressWarnings("unchecked")
	private static Predicate<@Nullable Object> asking(Class<?> rule, Annotation annotation) {
		ConstraintValidator<Annotation, Object> validator;
		try {
			validator = (ConstraintValidator<Annotation, Object>) rule.getDeclaredConstructor().newInstance();
		}
		catch (NoSuchMethodException | InstantiationException | IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException("a rule needs a constructor without parameters: " + rule.getName(), ex);
		}
		validator.initialize(annotation);
		return (value) -> {
			try {
				return validator.isValid(value, SILENT);
			}
			catch (FoundFault ex) {
				return false;
			}
		};
	}

	private static Predicate<@Nullable Object> between(int min, int max) {
		return (value) -> value == null || (size(value) >= min && size(value) <= max);
	}

	private static Predicate<@Nullable Object> atLeast(long min) {
		return (value) -> value == null
				|| ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= min);
	}

	private static Predicate<@Nullable Object> matching(String expression) {
		java.util.regex.Pattern pattern = java.util.regex.Pattern.compile(expression);
		return (value) -> value == null || (value instanceof String text && pattern.matcher(text).matches());
	}

	/** Returns -1 of what is neither text nor container, which no rule lets pass. */
	private static int size(Object value) {
		return switch (value) {
			case String text -> text.length();
			case Collection<?> collection -> collection.size();
			case Map<?, ?> map -> map.size();
			default -> -1;
		};
	}

	static Class<?>[] groups(Annotation constraint) {
		try {
			return (Class<?>[]) constraint.annotationType().getMethod("groups").invoke(constraint);
		}
		catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException ex) {
			throw new IllegalStateException("every constraint has groups: " + constraint, ex);
		}
	}

	/**
	 * Returns what reads this part of a record: a class made for it, which the compiler
	 * sees through, other than a method handle that is kept in a field.
	 */
	@SuppressWarnings("unchecked")
	static Function<Object, @Nullable Object> reading(RecordComponent part) {
		try {
			MethodHandles.Lookup inside = MethodHandles.privateLookupIn(part.getDeclaringRecord(),
					MethodHandles.lookup());
			MethodHandle accessor = inside.unreflect(part.getAccessor());
			CallSite made = LambdaMetafactory.metafactory(inside, "apply", MethodType.methodType(Function.class),
					MethodType.methodType(Object.class, Object.class), accessor, accessor.type().wrap());
			return (Function<Object, @Nullable Object>) MethodHandleProxies
				.asInterfaceInstance(Supplier.class, made.getTarget())
				.get();
		}
		catch (IllegalAccessException | LambdaConversionException ex) {
			throw new IllegalStateException("a part of a record can be read: " + part, ex);
		}
	}

	/** Carries nothing: the validator will tell. */
	private static final class FoundFault extends RuntimeException {

		private static final long serialVersionUID = 1L;

		FoundFault() {
			super(null, null, false, false);
		}

	}

}
