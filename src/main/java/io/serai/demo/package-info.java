/**
 * Simulated shop, ERP, CRM, OA and mail server for the demo; they speak to the hub over
 * HTTP and SMTP only.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "start", "access" })
package io.serai.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
