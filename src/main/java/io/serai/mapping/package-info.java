/**
 * The step {@code mapping:NAME}: compiles every file in mappings/ at start and turns one
 * shape into another.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure" })
package io.serai.mapping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
