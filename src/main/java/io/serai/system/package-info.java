/**
 * The endpoint {@code system:}: connectors, sign-in, limits, circuit breaker and failure
 * classification.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "mapping", "crossref", "rows" })
package io.serai.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
