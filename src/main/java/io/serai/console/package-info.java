/**
 * The server-rendered console for administrators; nobody depends on it.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "access", "mapping", "crossref", "delivery",
		"intake", "system", "system :: backfill", "system :: outside", "system :: poll", "messagestore", "codes",
		"store", "reconcile", "ownership", "alert", "approval" })
package io.serai.console;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
