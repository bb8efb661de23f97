/**
 * Whose word counts for which field of a customer: merges what each system says, and
 * keeps what people have to decide.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "crossref" })
package io.serai.ownership;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
