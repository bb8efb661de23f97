package io.serai.canonical;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/**
 * The order adds up: lines + shipping - discount (+ tax unless prices include it) is the
 * total within one minor unit of the currency, and every amount is in that currency.
 */
@Documented
@Constraint(validatedBy = OrderSumRule.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface OrderSum {

	String message() default "{io.serai.OrderSum}";

	Class<?>[] groups() default {};

	Class<? extends Payload>[] payload() default {};

}
