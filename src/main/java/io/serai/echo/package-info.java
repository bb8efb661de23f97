/**
 * Keeps what the hub itself wrote to a system from coming back as news.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "crossref", "delivery" })
package io.serai.echo;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
