/**
 * The endpoint {@code hub:}: channels, per-key order, retry ladder, pauses and dead
 * letters.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure" })
package io.serai.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
