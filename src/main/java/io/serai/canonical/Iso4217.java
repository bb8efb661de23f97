package io.serai.canonical;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The text is a currency code of ISO 4217.
 */
@Documented
@Constraint(validatedBy = Iso4217.Rule.class)
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
@interface Iso4217 {

	String message() default "{io.serai.Iso4217}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** Knows the codes that the JDK knows. */
	final class Rule implements ConstraintValidator<Iso4217, String> {

		private static final Set<String> CODES = Currency.getAvailableCurrencies()
			.stream()
			.map(Currency::getCurrencyCode)
			.collect(Collectors.toUnmodifiableSet());

		@Override
		public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
			return code == null || CODES.contains(code);
		}

	}

}
