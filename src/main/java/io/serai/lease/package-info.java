/**
 * Work that one node does at a time.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.serai.lease;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
