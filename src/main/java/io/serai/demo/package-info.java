/**
 * Simulated shop, ERP, CRM and OA for the demo; they speak to the hub over HTTP only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "start", "access" })
package io.serai.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
