/**
 * The first and the last words of the hub on the terminal: whether its place is free, why
 * it cannot start, where it can be reached, that it has stopped.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.start;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
