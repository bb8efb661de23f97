package io.serai.canonical;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;

/**
 * A telephone number of E.164, with an optional extension as in RFC 3966.
 */
@Documented
@Pattern(regexp = PhoneNumber.PATTERN, message = "{io.serai.PhoneNumber}")
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@interface PhoneNumber {

	/** A plus sign, at most 15 digits, and maybe an extension. */
	String PATTERN = "^\\+[1-9]\\d{4,14}(;ext=\\d{1,10})?$";

	String message() default "{io.serai.PhoneNumber}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
