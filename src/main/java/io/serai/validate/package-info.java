/**
 * A developer's commands, without starting the hub: checks routes, connectors, mappings
 * and settings (every problem at once, each with file, line and remedy) and tries a
 * mapping.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "mapping", "codes", "system" })
package io.serai.validate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
