/**
 * The endpoint {@code system:}: connectors, sign-in, limits, circuit breaker and failure
 * classification.
 * <p>
 * From the ground up, each package using only those before it: {@code call} (what is
 * asked and what is answered), {@code connector} (what {@code connectors/} says),
 * {@code signin}, {@code verdict} (what an answer means), {@code kamelet} (the way
 * through Camel), {@code outside} (one system with its limits), {@code reading} (its
 * lists, page by page), then beside each other {@code poll}, {@code listing} and
 * {@code write}, and {@code backfill} above the poll. This package puts them together.
 * {@code folder}, {@code mail} and {@code table} are components that kamelets call where
 * a system does not speak HTTP.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "lease", "access", "mapping", "crossref", "rows",
		"sftp", "stock" })
package io.serai.system;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
