/**
 * Tests of flows as files: a hub of its own on a copy of the product, between systems
 * that answer as each test says.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "delivery", "failure", "messagestore", "system :: poll" })
package io.serai.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
