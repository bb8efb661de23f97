/**
 * What can go wrong in a delivery, as one closed list of classes with their remedies.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.failure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
