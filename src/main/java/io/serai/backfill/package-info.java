/**
 * What backfills know of the records that the hub has had.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "messagestore", "system" })
package io.serai.backfill;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
