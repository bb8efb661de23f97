/**
 * Checks routes, connectors, mappings and settings without starting the hub; every
 * problem at once, each with file, line and remedy.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "mapping", "system" })
package io.serai.validate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
