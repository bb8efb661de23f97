/**
 * The doors: REST API, callers' authentication, limits and validation.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "access", "sftp", "store" })
package io.serai.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
