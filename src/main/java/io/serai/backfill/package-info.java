/**
 * Backfills asked for by programs, and what backfills know of the records that the hub
 * has had.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "access", "intake", "messagestore", "system :: backfill" })
package io.serai.backfill;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
