/**
 * Simulated shop and ERP for the demo; they speak to the hub over HTTP only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "start" })
package io.serai.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
