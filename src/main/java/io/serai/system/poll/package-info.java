/**
 * Polls: how often, how far they have come, and how they are steered.
 */
@NullMarked
package io.serai.system.poll;

import org.jspecify.annotations.NullMarked;
