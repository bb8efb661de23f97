package io.serai.canonical;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The name of a configured system: lower-case letters, digits and hyphens.
 */
@Documented
@NotNull
@Pattern(regexp = "[a-z][a-z0-9-]{0,62}", message = "{io.serai.SystemName}")
@Constraint(validatedBy = {})
@Target({ ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE })
@Retention(RetentionPolicy.RUNTIME)
@interface SystemName {

	String message() default "{io.serai.SystemName}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
