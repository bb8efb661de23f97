/**
 * Reconciliation: what two systems have of each business day, compared record by record;
 * what differs is a finding that is repaired or accepted by a person and closed with
 * proof; a day whose findings are all closed is locked and sealed.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "lease", "delivery", "stock", "system :: listing",
		"messagestore" })
package io.serai.reconcile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
