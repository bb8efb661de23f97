/**
 * What a channel may sell of what a warehouse holds, and when there is too little left.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure" })
package io.serai.stock;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
