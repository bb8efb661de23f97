/**
 * Code tables: what each of our codes (SKU, warehouse, carrier, region, status, payment
 * ...) is called in each outside system and from when till when, and the records that
 * wait for a code.
 */
@NullMarked
@ApplicationModule(allowedDependencies = { "canonical", "failure", "mapping", "delivery", "messagestore" })
package io.serai.codes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
