package io.serai.console;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that needs a person.
 *
 * @param colour how bad: red, orange or azure
 * @param code message key of its sentence
 * @param arguments what the sentence is about
 * @param failureClass wire name of the failure's class; null if nothing failed
 * @param detail the raw reason; null if there is none
 * @param remedy what to do; null if the sentence says it
 * @param since when it began; null if not known
 * @param link where to act
 * @param action message key of the button
 */
record Thing(String colour, String code, List<Object> arguments, @Nullable String failureClass, @Nullable String detail,
		@Nullable String remedy, @Nullable Instant since, String link, String action) {
}
