/**
 * Measures one order's whole way through the hub against the least that could do the same
 * work.
 */
@NullMarked
package io.serai.bench;

import org.jspecify.annotations.NullMarked;
