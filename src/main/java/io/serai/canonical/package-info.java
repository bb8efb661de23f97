/**
 * The canonical records, money and header names that every other module speaks; it knows
 * nobody.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.canonical;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
