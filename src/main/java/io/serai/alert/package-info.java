/**
 * Tells people that something needs them, one message a cause and period, and keeps who
 * has taken note.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "canonical", "failure", "delivery", "messagestore", "stock", "system :: poll" })
package io.serai.alert;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
