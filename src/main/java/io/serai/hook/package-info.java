/**
 * The doors by which platforms tell of events: signatures, decryption, and the answers
 * that each platform expects.
 */
@NullMarked
@ApplicationModule(
		allowedDependencies = { "access", "canonical", "failure", "intake", "system", "system :: connector" })
package io.serai.hook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
