package io.serai.canonical;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import org.jspecify.annotations.Nullable;

/**
 * The amount of money is zero or more.
 */
@Documented
@Constraint(validatedBy = NotNegative.Rule.class)
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT })
@Retention(RetentionPolicy.RUNTIME)
@interface NotNegative {

	String message() default "{jakarta.validation.constraints.PositiveOrZero.message}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

	/** Looks at the sign. */
	final class Rule implements ConstraintValidator<NotNegative, Money> {

		@Override
		public boolean isValid(@Nullable Money money, ConstraintValidatorContext context) {
			return money == null || money.amount() == null || money.amount().signum() >= 0;
		}

	}

}
