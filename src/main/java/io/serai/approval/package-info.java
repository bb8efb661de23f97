/**
 * What may go on only once a person has said yes: which records need an approval, and how
 * each approval stands.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure" })
package io.serai.approval;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
