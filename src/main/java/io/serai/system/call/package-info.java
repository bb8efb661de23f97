/**
 * One call of an outside system and what it answered, with the places in an answer that
 * something is read from.
 */
@NullMarked
package io.serai.system.call;

import org.jspecify.annotations.NullMarked;
