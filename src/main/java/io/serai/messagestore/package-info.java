/**
 * The journey of every delivery: written in batches from its own queue, searched, shown.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "delivery", "failure" })
package io.serai.messagestore;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
