/**
 * Serai, the integration hub: one package per module, floors and borders as drawn in the
 * design notes.
 */
@NullMarked
package io.serai;

import org.jspecify.annotations.NullMarked;
