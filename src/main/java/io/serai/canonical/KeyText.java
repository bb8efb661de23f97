package io.serai.canonical;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A number or code by which a record is found: not blank, at most 128 characters, no
 * control character, nothing that breaks a line or turns the direction of writing.
 */
@Documented
@NotBlank
@Size(max = 128)
@Pattern(regexp = "[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]*",
		message = "{io.serai.KeyText}")
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@interface KeyText {

	String message() default "{io.serai.KeyText}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
