/**
 * Whose number is whose: the link between a record's key and its id in each outside
 * system, and what the hub wrote there last.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical" })
package io.serai.crossref;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
